import { DatabaseSync } from 'node:sqlite';
import { explain } from './open-database.ts';

/** In which format a journal was last written: read without changing it. Throws a JournalError where it cannot be read. */
export function journalFormat(path: string): number {
  try {
    const database = new DatabaseSync(path, { readOnly: true });
    try {
      return Number(database.prepare('PRAGMA user_version').get()?.['user_version'] ?? 0);
    } finally {
      database.close();
    }
  } catch (error) {
    throw explain(error, path);
  }
}
