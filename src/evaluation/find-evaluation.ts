import { stat } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';

const usualNames = ['assay.yaml', 'assay.config.ts'] as const;

/**
 * The evaluation file that is meant: the path given, else `assay.yaml`, else `assay.config.ts`, in the
 * given folder or this one. Where there is none, one line with the remedy.
 */
export async function findEvaluation(
  folder: string,
  given?: string,
): Promise<{ file: string } | { problem: string }> {
  const path = given === undefined ? folder : isAbsolute(given) ? given : join(folder, given);
  const kind = await kindOf(path);
  if (kind === 'file') return { file: path };
  if (kind === null && given !== undefined)
    return { problem: `${path} does not exist; "assay init" writes an evaluation` };
  for (const name of usualNames) {
    if ((await kindOf(join(path, name))) === 'file') return { file: join(path, name) };
  }
  return {
    problem: `no ${usualNames.join(' or ')} in ${path === '.' ? 'this folder' : path}; "assay init" writes one`,
  };
}

async function kindOf(path: string): Promise<'file' | 'folder' | null> {
  const facts = await stat(path).catch(() => null);
  if (facts === null) return null;
  return facts.isDirectory() ? 'folder' : 'file';
}
