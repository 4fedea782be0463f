import { toCsvCell } from './csv-cell.ts';

/** Rows as CSV (RFC 4180: comma, CRLF, quotes doubled), in pieces of one record; the header comes also without rows. */
export async function* toCsv<Row extends object>(
  rows: AsyncIterable<Row> | Iterable<Row>,
  columns: readonly (keyof Row & string)[],
): AsyncGenerator<string> {
  yield record(columns);
  for await (const row of rows) yield record(columns.map((column) => row[column]));
}

function record(values: readonly unknown[]): string {
  return `${values.map((value) => quoted(toCsvCell(value))).join(',')}\r\n`;
}

function quoted(cell: string): string {
  return /[",\r\n]/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
