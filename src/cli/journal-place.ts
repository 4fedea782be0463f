import { existsSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { JournalError, type Journal } from '../journal/journal.ts';
import type { Environment } from '../models/environment.ts';
import { UsageError, type Outside } from './outside.ts';

/** Opens the journal at a path; it is loaded only now, since not every command has one. */
export async function openJournal(path: string): Promise<Journal> {
  const { openSqliteJournal } = await import('../journal/sqlite-journal.ts');
  return openSqliteJournal(path);
}

/** Where the journal of an evaluation lies: as typed, as the environment says, else beside the file. */
export function journalBeside(
  { folder, environment }: { folder: string; environment: Environment },
  typed: string | undefined,
  outside: Outside,
): string {
  return named(typed, { ...outside, environment }) ?? join(folder, '.assay', 'journal.db');
}

/** How a journal calls an evaluation file: as seen from the folder that the journal belongs to. */
export function sourceIn(journal: string, file: string): string {
  const folder = dirname(journal);
  return relative(basename(folder) === '.assay' ? dirname(folder) : folder, file);
}

/** Where the journal lies when no evaluation is named: in this folder, else in the nearest one above that has one. */
export function journalNearby(typed: string | undefined, outside: Outside): string {
  const given = named(typed, outside);
  if (given !== null) return mustExist(given);
  for (let folder = outside.folder; ; folder = dirname(folder)) {
    const path = join(folder, '.assay', 'journal.db');
    if (existsSync(path)) return path;
    if (dirname(folder) === folder) break;
  }
  throw new UsageError(
    'no journal here or in a folder above: it lies in .assay beside the evaluation file; go there, or name it with --journal',
  );
}

function named(typed: string | undefined, { environment, folder }: Outside): string | null {
  if (typed?.trim() === '') throw new UsageError('--journal: is empty; name a file');
  const given = typed ?? environment['ASSAY_JOURNAL'];
  if (given === undefined || given === '') return null;
  if (/^postgres(ql)?:\/\//.test(given)) {
    throw new UsageError('journals in PostgreSQL come with a later version; name a file with --journal');
  }
  const path = resolve(folder, given);
  const facts = statSync(path, { throwIfNoEntry: false });
  // A folder is told apart where the journal is opened.
  if (facts !== undefined && !facts.isFile() && !facts.isDirectory())
    throw new UsageError(`--journal ${given}: is no ordinary file; name another`);
  return path;
}

function mustExist(path: string): string {
  if (existsSync(path)) return path;
  throw new JournalError(
    `${path}: there is no journal; run an evaluation first, or name another file with --journal`,
  );
}
