import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import type { Usage } from '../record/call.ts';
import type { CallUsage } from './journal.ts';

/** After which step a page begins. */
interface UsagePlace {
  readonly task: string;
  readonly role: string;
  readonly key: Uint8Array;
}

/** Nothing sorts before it. */
const beginning: UsagePlace = { task: '', role: '', key: new Uint8Array() };

interface UsagePage {
  readonly calls: readonly CallUsage[];
  /** Null after the last page. */
  readonly next: UsagePlace | null;
}

/** Steps of a page. An open reading would get in the way of writing, and all at once could fill the memory. */
const pageSize = 1000;

/** Reads what the calls of a run came to from a SQLite journal, a page at a time. */
export function usageRows(database: DatabaseSync) {
  const page = database.prepare(
    `SELECT s.task, s.role, s.key, s.made, c.provider, c.model, c.started_at,
       c.input_tokens, c.cached_input_tokens, c.output_tokens, c.discarded
     FROM steps s JOIN calls c ON c.key = s.key
     WHERE s.run = ? AND (s.task, s.role, s.key) > (?, ?, ?) AND s.error IS NULL
     ORDER BY s.task, s.role, s.key LIMIT ${pageSize}`,
  );
  return {
    /** From the beginning where no place is given. */
    page(run: string, after: UsagePlace | null): UsagePage {
      const { task, role, key } = after ?? beginning;
      const rows = page.all(run, task, role, key);
      const last = rows[pageSize - 1];
      return { calls: rows.map(toUsage), next: last === undefined ? null : toPlace(last) };
    },
  };
}

type Row = Record<string, SQLOutputValue>;

function toPlace(row: Row): UsagePlace {
  return { task: String(row['task']), role: String(row['role']), key: row['key'] as Uint8Array };
}

function toUsage(row: Row): CallUsage {
  const usage: Usage = {
    inputTokens: row['input_tokens'] as number | null,
    cachedInputTokens: row['cached_input_tokens'] as number | null,
    outputTokens: row['output_tokens'] as number | null,
  };
  const discarded = row['discarded'] === null ? [] : (JSON.parse(String(row['discarded'])) as Usage[]);
  return {
    provider: String(row['provider']),
    model: String(row['model']),
    made: Boolean(row['made']),
    at: Number(row['started_at']),
    replies: [usage, ...discarded],
  };
}
