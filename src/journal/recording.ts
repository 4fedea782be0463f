import { readFileSync } from 'node:fs';
import type { Recording } from '../models/recorded.ts';
import { keyOf } from '../record/call-key.ts';
import { exportRecording } from './export-recording.ts';
import { JournalError } from './journal.ts';
import { openSqliteJournal } from './sqlite-journal.ts';

/** The first bytes of every SQLite file. */
const sqliteMagic = 'SQLite format 3\0';

/**
 * Opens what `recorded:<path>` names: a journal, or an export of ratings or answers as JSONL. In a
 * journal, `<path>#<provider:model>` narrows to the calls of one model.
 */
export async function openRecording(path: string): Promise<Recording> {
  const [file = path, model = null] = path.split('#', 2);
  const content = readRecording(file);
  if (!content.subarray(0, sqliteMagic.length).equals(Buffer.from(sqliteMagic)))
    return exportRecording(content.toString('utf8'), file);
  const journal = openSqliteJournal(file);
  return {
    async find(request) {
      const call = await journal.findAlike(keyOf(request).content, model);
      return call?.reply ?? null;
    },
  };
}

function readRecording(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new JournalError(`${file}: cannot be read; name a journal or an export of a run`, { cause: error });
  }
}
