import type { SQLOutputValue } from 'node:sqlite';
import type { Usage } from '../record/call.ts';

/** A row as SQLite hands it out. */
export type Row = Record<string, SQLOutputValue>;

/** The tokens in a row. */
export function usageIn(row: Row): Usage {
  return {
    inputTokens: row['input_tokens'] as number | null,
    cachedInputTokens: row['cached_input_tokens'] as number | null,
    outputTokens: row['output_tokens'] as number | null,
  };
}
