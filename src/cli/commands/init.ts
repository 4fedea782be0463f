import { appendFile, copyFile, mkdir, readFile } from 'node:fs/promises';
import { constants, existsSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { exitCodes, UsageError, type ExitCode, type Outside } from '../outside.ts';

const files = ['assay.yaml', 'notice.md'];

/** Writes an evaluation to begin with. What is there already is never overwritten. */
export async function init(folder: string, outside: Outside): Promise<ExitCode> {
  const target = resolve(outside.folder, folder);
  await mkdir(target, { recursive: true }).catch((error: Error) => {
    throw new UsageError(`${folder}: cannot be made (${error.message})`);
  });
  const there = files.find((file) => existsSync(join(target, file)));
  if (there !== undefined)
    throw new UsageError(`${join(folder, there)}: is there already; name another folder`);
  for (const file of files) await place(file, target);
  await ignorePrivate(join(target, '.gitignore'));
  const where = relative(outside.folder, target);
  outside.results.write(
    `wrote ${files.join(' and ')}${where === '' ? '' : ` in ${where}`}\nnext: ${where === '' ? '' : `cd ${where} && `}assay run\n`,
  );
  return exitCodes.finished;
}

async function place(file: string, target: string): Promise<void> {
  const from = new URL(`../starter/${file}`, import.meta.url);
  await copyFile(from, join(target, file), constants.COPYFILE_EXCL).catch((error: Error) => {
    throw new UsageError(`${join(target, file)}: cannot be written (${error.message})`);
  });
}

/** Lines of a .gitignore: the journal belongs to the machine, and keys to nobody else. */
const ignored = ['.assay/', '.env'];

async function ignorePrivate(path: string): Promise<void> {
  const text = await readFile(path, 'utf8').catch(() => '');
  const missing = ignored.filter((line) => !text.split('\n').includes(line));
  if (missing.length === 0) return;
  await appendFile(path, `${text === '' || text.endsWith('\n') ? '' : '\n'}${missing.join('\n')}\n`);
}
