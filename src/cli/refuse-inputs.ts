import { readlinkSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { UsageError, type Outside } from './outside.ts';

/**
 * Rejects with a UsageError where a result would be written over a file that is read: the same path, a link to it,
 * or another name of it. The files are asked for only where a result is written to a file.
 */
export async function refuseInputs(
  output: string | undefined,
  inputs: () => readonly string[] | Promise<readonly string[]>,
  { folder }: Pick<Outside, 'folder'>,
): Promise<void> {
  if (output === undefined) return;
  const written = identity(resolve(folder, output));
  const read = (await inputs()).find((input) => same(identity(resolve(folder, input)), written));
  if (read !== undefined)
    throw new UsageError(`--output ${output}: would overwrite ${read}, which is read; name another file`);
}

/** A journal with the files that SQLite keeps beside it. */
export function journalFiles(journal: string): string[] {
  return ['', '-wal', '-shm', '-journal'].map((ending) => `${journal}${ending}`);
}

/** What makes a file itself, whatever it is called. */
interface Identity {
  /** Without links. */
  readonly path: string;
  /** Null where there is no such file yet. */
  readonly node: string | null;
}

function identity(path: string): Identity {
  return { path: withoutLinks(path), node: nodeOf(path) };
}

function nodeOf(path: string): string | null {
  try {
    const facts = statSync(path, { bigint: true });
    return facts.isFile() ? `${facts.dev}:${facts.ino}` : null;
  } catch {
    // What is not there has none, and neither has a text that is no path.
    return null;
  }
}

function same(one: Identity, other: Identity): boolean {
  return one.path === other.path || (one.node !== null && one.node === other.node);
}

/** As many links as a file system follows. */
const mostLinks = 40;

/** The real path, also of a file that is yet to be made, even behind a link that leads nowhere yet. */
function withoutLinks(path: string, links = mostLinks): string {
  try {
    return realpathSync(path);
  } catch {
    const folder = dirname(path);
    if (folder === path || links === 0) return path;
    const linked = linkedFrom(path);
    return linked === null
      ? join(withoutLinks(folder, links), basename(path))
      : withoutLinks(resolve(folder, linked), links - 1);
  }
}

function linkedFrom(path: string): string | null {
  try {
    return readlinkSync(path);
  } catch {
    return null;
  }
}
