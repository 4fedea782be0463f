import { jsonText } from '../json-text.ts';

/** Rows as JSON Lines, in pieces of one line. Throws NotFiniteError: a bug. */
export async function* toJsonl(rows: AsyncIterable<object> | Iterable<object>): AsyncGenerator<string> {
  for await (const row of rows) yield `${jsonText(row)}\n`;
}
