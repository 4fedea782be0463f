import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { wordsOf } from './words.ts';

/** The checkout. */
export const root = fileURLToPath(new URL('../../', import.meta.url));

/**
 * Does something in a folder of its own that looks like a user's: `examples/` and the package are there, and
 * the document that `assay init` writes.
 */
export async function inWorkspace<Result>(
  work: (folder: string) => Promise<Result> | Result,
): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'assay-pages-'));
  try {
    symlinkSync(join(root, 'examples'), join(folder, 'examples'));
    mkdirSync(join(folder, 'node_modules'));
    symlinkSync(root, join(folder, 'node_modules', 'assay'));
    copyFileSync(join(root, 'src/cli/starter/notice.md'), join(folder, 'notice.md'));
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }\n');
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What a command typed in the folder prints, as it would into a pipe of 80 columns. */
export async function printedBy(command: string, folder: string): Promise<string> {
  const [name, ...words] = wordsOf(command);
  if (name !== 'assay' && name !== 'node')
    throw new Error(`a page shows what "${command}" prints: only assay and node are known here`);
  const program = name === 'assay' ? [join(root, 'src/cli/main.ts')] : [];
  const flags = ['--conditions=assay-source', '--disable-warning=ExperimentalWarning'];
  const { ASSAY_JOURNAL: _journal, NODE_TEST_CONTEXT: _test, ...environment } = process.env;
  // Ten commands read the same source: kept as compiled, it costs each of them half the time.
  const env = { ...environment, NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'assay-pages') };
  const child = spawn(process.execPath, [...flags, ...program, ...words], { cwd: folder, env });
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (printed += text));
  await once(child, 'close');
  return printed;
}
