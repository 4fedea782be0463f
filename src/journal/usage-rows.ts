import type { DatabaseSync } from 'node:sqlite';
import type { ReplyUsage } from './journal.ts';
import { usageIn, type Row } from './row.ts';

/** After which step a page begins. */
export interface UsagePlace {
  readonly task: string;
  readonly role: string;
  readonly key: Uint8Array;
}

/** Nothing sorts before it. */
export const beginning: UsagePlace = { task: '', role: '', key: new Uint8Array() };

interface UsagePage {
  readonly replies: readonly ReplyUsage[];
  /** Null after the last page. */
  readonly next: UsagePlace | null;
}

/** Steps of a page. An open reading would get in the way of writing, and all at once could fill the memory. */
const pageSize = 1000;

/** Reads what the calls of a run came to from a SQLite journal, a page at a time. */
export function usageRows(database: DatabaseSync) {
  const page = database.prepare(
    `SELECT s.task, s.role, s.key, s.made, c.provider, c.model, c.started_at,
       c.input_tokens, c.cached_input_tokens, c.output_tokens
     FROM steps s JOIN calls c ON c.key = s.key
     WHERE s.run = ? AND (s.task, s.role, s.key) > (?, ?, ?) AND s.error IS NULL
     ORDER BY s.task, s.role, s.key LIMIT ${pageSize}`,
  );
  return {
    page(run: string, { task, role, key }: UsagePlace): UsagePage {
      const rows = page.all(run, task, role, key);
      const last = rows[pageSize - 1];
      return { replies: rows.map(toUsage), next: last === undefined ? null : toPlace(last) };
    },
  };
}

function toPlace(row: Row): UsagePlace {
  return { task: String(row['task']), role: String(row['role']), key: row['key'] as Uint8Array };
}

function toUsage(row: Row): ReplyUsage {
  return {
    kind: row['made'] === 1 ? 'made' : 'reused',
    provider: String(row['provider']),
    model: String(row['model']),
    at: Number(row['started_at']),
    usage: usageIn(row),
  };
}
