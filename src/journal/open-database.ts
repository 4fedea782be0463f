import { existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { JournalError } from './journal.ts';
import { migrate } from './migrations.ts';
import { MissingText } from './request-text.ts';

/** Marks the file as Assay's, so that a foreign database is never written to: the bytes of "asay". */
const applicationId = 0x61736179;

/** How long another process may keep the file locked, in milliseconds. */
const patience = 10_000;

/** Raised whenever the tables change, with what brings an older journal there: see `migrations.ts`. */
const formatVersion = 2;

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
    return prepared(new DatabaseSync(path, { timeout: patience }), path);
  } catch (error) {
    throw explain(error, path);
  }
}

function prepared(database: DatabaseSync, path: string): DatabaseSync {
  try {
    prepare(database, path);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

function prepare(database: DatabaseSync, path: string): void {
  const version = pragma(database, 'user_version');
  const empty = database.prepare('SELECT count(*) AS n FROM sqlite_master').get()?.['n'] === 0;
  const application = pragma(database, 'application_id');
  const unmarked = empty && version === 0 && application === 0;
  if (!unmarked && application !== applicationId) {
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
  useWriteAheadLog(database);
  database.exec('PRAGMA synchronous = NORMAL');
  if (empty || version < formatVersion) bringUpToDate(database);
}

/** Larger files are not looked through: it would take seconds. In bytes. */
const largestChecked = 500_000_000;

/** Throws a JournalError where a page of the file is damaged. */
export function checkPages(database: DatabaseSync, path: string): void {
  if (pragma(database, 'page_count') * pragma(database, 'page_size') > largestChecked) return;
  const said = database.prepare('PRAGMA quick_check(1)').get()?.['quick_check'];
  if (said !== 'ok') throw new JournalError(`${path}: ${remedies[damaged]}`);
}

/** Of two processes that switch a new file at once SQLite refuses one without letting it wait: it waits here. */
function useWriteAheadLog(database: DatabaseSync): void {
  const deadline = Date.now() + patience;
  for (;;) {
    try {
      database.exec('PRAGMA journal_mode = WAL');
      return;
    } catch (error) {
      if (resultCode(error) !== busy || Date.now() > deadline) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
    }
  }
}

/** Two processes may find the file empty or old at once: the second waits, looks again, and leaves it alone. */
function bringUpToDate(database: DatabaseSync): void {
  database.exec('BEGIN IMMEDIATE');
  const version = pragma(database, 'user_version');
  if (version === 0) {
    database.exec(readFileSync(new URL('./schema.sql', import.meta.url), 'utf8'));
    database.exec(`PRAGMA application_id = ${applicationId}`);
  } else migrate(database, version, formatVersion);
  database.exec(`PRAGMA user_version = ${formatVersion}`);
  database.exec('COMMIT');
}

function pragma(
  database: DatabaseSync,
  name: 'user_version' | 'application_id' | 'page_count' | 'page_size',
): number {
  return Number(database.prepare(`PRAGMA ${name}`).get()?.[name] ?? 0);
}

/** SQLite's primary result code; null for an error that is not SQLite's. */
function resultCode(error: unknown): number | null {
  if (!(error instanceof Error) || !('errcode' in error)) return null;
  return typeof error.errcode === 'number' ? error.errcode & 0xff : null;
}

const busy = 5;

const damaged = 11;

/** SQLite's primary result codes, and what a user can do about them. */
const remedies: Readonly<Record<number, string>> = {
  [busy]: 'another process has locked it; try again when it has ended',
  6: 'another process has locked it; try again when it has ended',
  8: 'cannot be written; check its permissions, or name another file with --journal',
  10: 'the disk failed while reading or writing it; check the disk',
  [damaged]: 'is damaged; restore it from a copy, or name another file with --journal',
  13: 'the disk is full; make room and run again: nothing finished is lost',
  14: 'cannot be opened; check the folder and its permissions, or name another file with --journal',
  26: 'is not a journal; name another file with --journal',
};

/** An error of SQLite or of the file system in one line; anything else as it is. */
export function explain(error: unknown, path: string): unknown {
  if (!(error instanceof Error) || error instanceof JournalError) return error;
  const code = resultCode(error);
  if (code !== null) {
    // The tables are not those of this version, though the format number says so: nobody can tell what they hold.
    const foreign = /^no such (?:table|column)/.test(error.message)
      ? `was not written by this version of Assay (${error.message}); name another file with --journal`
      : error.message;
    return new JournalError(`${path}: ${remedies[code] ?? foreign}`, { cause: error });
  }
  if ('code' in error && typeof error.code === 'string' && 'syscall' in error) {
    return new JournalError(`${path}: ${remedies[14]} (${error.code})`, { cause: error });
  }
  // What was written as JSON and is none any more, or refers to what is not there.
  if (error instanceof SyntaxError || error instanceof MissingText) {
    return new JournalError(`${path}: ${remedies[damaged]}`, { cause: error });
  }
  return error;
}
