import { existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { JournalError } from './journal.ts';

/** Marks the file as Assay's, so that a foreign database is never written to: the bytes of "asay". */
const applicationId = 0x61736179;

/** Raised whenever the tables change. */
const formatVersion = 1;

/**
 * Opens a journal's file, or makes it with its folder. `:memory:` keeps it in memory. Throws a
 * JournalError, in one line with path and remedy, for whatever is not a journal that can be used;
 * such a file is left as it was.
 */
export function openDatabase(path: string): DatabaseSync {
  try {
    if (path !== ':memory:') {
      if (existsSync(path) && statSync(path).isDirectory())
        throw new JournalError(`${path}: is a folder, not a journal; name a file`);
      mkdirSync(dirname(path), { recursive: true });
    }
    const database = new DatabaseSync(path, { timeout: 10_000 });
    prepare(database, path);
    return database;
  } catch (error) {
    throw explain(error, path);
  }
}

function prepare(database: DatabaseSync, path: string): void {
  const version = pragma(database, 'user_version');
  const empty = database.prepare('SELECT count(*) AS n FROM sqlite_master').get()?.['n'] === 0;
  if (!empty && pragma(database, 'application_id') !== applicationId) {
    throw new JournalError(
      `${path}: is a database, but not a journal of Assay; name another file with --journal`,
    );
  }
  if (version > formatVersion) {
    throw new JournalError(
      `${path}: was written by a newer Assay (format ${version}); update Assay, or name another file with --journal`,
    );
  }
  // A write-ahead log survives a killed process; `normal` can lose the last commits to a power cut only.
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;');
  if (empty) create(database);
}

/** Two processes may find the file empty at once: the second waits, looks again, and leaves it alone. */
function create(database: DatabaseSync): void {
  database.exec('BEGIN IMMEDIATE');
  if (pragma(database, 'user_version') === 0) {
    database.exec(readFileSync(new URL('./schema.sql', import.meta.url), 'utf8'));
    database.exec(`PRAGMA application_id = ${applicationId}; PRAGMA user_version = ${formatVersion};`);
  }
  database.exec('COMMIT');
}

function pragma(database: DatabaseSync, name: 'user_version' | 'application_id'): number {
  return Number(database.prepare(`PRAGMA ${name}`).get()?.[name] ?? 0);
}

/** SQLite's primary result codes, and what a user can do about them. */
const remedies: Readonly<Record<number, string>> = {
  5: 'another process has locked it; try again when it has ended',
  6: 'another process has locked it; try again when it has ended',
  8: 'cannot be written; check its permissions, or name another file with --journal',
  10: 'the disk failed while reading or writing it; check the disk',
  11: 'is damaged; restore it from a copy, or name another file with --journal',
  13: 'the disk is full; make room and run again: nothing finished is lost',
  14: 'cannot be opened; check the folder and its permissions, or name another file with --journal',
  26: 'is not a journal; name another file with --journal',
};

/** An error of SQLite or of the file system in one line; anything else as it is. */
export function explain(error: unknown, path: string): unknown {
  if (!(error instanceof Error) || error instanceof JournalError) return error;
  const code = 'errcode' in error && typeof error.errcode === 'number' ? error.errcode & 0xff : null;
  if (code !== null) return new JournalError(`${path}: ${remedies[code] ?? error.message}`, { cause: error });
  if ('code' in error && typeof error.code === 'string' && 'syscall' in error) {
    return new JournalError(`${path}: ${remedies[14]} (${error.code})`, { cause: error });
  }
  return error;
}
