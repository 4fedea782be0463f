import type { DatabaseSync } from 'node:sqlite';
import type { Loss } from '../record/loss.ts';
import { bytes } from './call-rows.ts';
import type { ReplyUsage } from './journal.ts';
import { usageIn, type Row } from './row.ts';

/** Losses of a page: an open reading would get in the way of writing. */
const pageSize = 1000;

/** Reads and writes the replies that nobody could use, in a SQLite journal. */
export function lossRows(database: DatabaseSync) {
  const insert = database.prepare(
    `INSERT INTO losses (run, key, provider, model, input_tokens, cached_input_tokens, output_tokens, reserved, at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const page = database.prepare(
    `SELECT rowid, * FROM losses WHERE run = ? AND rowid > ? ORDER BY rowid LIMIT ${pageSize}`,
  );
  return {
    insert({ run, key, provider, model, usage, reserved, at }: Loss): void {
      const { inputTokens, cachedInputTokens, outputTokens } = usage;
      const hash = bytes(key);
      insert.run(
        run,
        hash,
        provider,
        model,
        inputTokens,
        cachedInputTokens,
        outputTokens,
        Number(reserved),
        at,
      );
    },
    /** A page of them, after the row with that number. */
    page(run: string, after: number): { replies: readonly ReplyUsage[]; next: number | null } {
      const rows = page.all(run, after);
      const last = rows[pageSize - 1];
      return { replies: rows.map(toUsage), next: last === undefined ? null : Number(last['rowid']) };
    },
  };
}

function toUsage(row: Row): ReplyUsage {
  return {
    kind: 'lost',
    provider: String(row['provider']),
    model: String(row['model']),
    at: Number(row['at']),
    usage: usageIn(row),
  };
}
