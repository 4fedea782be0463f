import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import type { Recording } from '../models/recorded.ts';
import { keyOf } from '../record/call-key.ts';
import { exportRecording } from './export-recording.ts';
import { JournalError } from './journal.ts';
import { openSqliteJournal } from './sqlite-journal.ts';

/** The first bytes of every SQLite file. */
const sqliteMagic = Buffer.from('SQLite format 3\0');

/**
 * Opens what `recorded:<path>` names: a journal, or an export of ratings or answers as JSONL.
 * `<path>#<provider:model>` narrows to the calls of one model.
 */
export async function openRecording(path: string): Promise<Recording> {
  const { file, model } = splitPath(path);
  const rows = readRows(file);
  if (rows !== null) return exportRecording(rows, { file, model });
  const journal = openSqliteJournal(file);
  return {
    async find(request) {
      const { content } = keyOf(request);
      const call = await journal.findAlike({ content, origin: request.origin ?? null, model });
      return call?.reply ?? null;
    },
  };
}

/** Folders may hold a # too: it divides only where a model follows. */
function splitPath(path: string): { file: string; model: string | null } {
  const [, file = path, model = null] = /^(.+)#([^#:/]+:[^#]+)$/s.exec(path) ?? [];
  return { file, model };
}

/** The text of an export; null for a database, of which only the first bytes are read. */
function readRows(file: string): string | null {
  try {
    return isDatabase(file) ? null : readFileSync(file, 'utf8');
  } catch (error) {
    throw new JournalError(`${file}: cannot be read; name a journal or an export of a run`, { cause: error });
  }
}

function isDatabase(file: string): boolean {
  const descriptor = openSync(file, 'r');
  try {
    const start = Buffer.alloc(sqliteMagic.length);
    readSync(descriptor, start);
    return start.equals(sqliteMagic);
  } finally {
    closeSync(descriptor);
  }
}
