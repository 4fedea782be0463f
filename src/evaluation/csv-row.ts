import { fromCsvCell } from './from-csv-cell.ts';
import type { RawRow, RowFault } from './raw-rows.ts';
import { showValue } from './show-value.ts';

/** The names of a table's columns from its first line, or what is wrong with them. */
export function csvColumns(cells: readonly string[]): readonly string[] | { readonly refused: string } {
  const names = cells.map((name) => name.trim());
  const twice = names.find((name, index) => names.indexOf(name) < index);
  return twice === undefined ? names : { refused: `the column ${showValue(twice)} stands twice` };
}

/** The cells of one line under their columns, those that are kept. A cell that is empty is not there. */
export function csvRow(
  line: number,
  cells: readonly string[],
  { columns, keep = () => true }: { columns: readonly string[]; keep?: (column: string) => boolean },
): RawRow {
  const named: [string, string][] = [];
  for (const [index, column] of columns.entries()) {
    const cell = fromCsvCell(cells[index] ?? '');
    if (cell !== '' && keep(column)) named.push([column, cell]);
  }
  return { line, cells: Object.fromEntries(named) };
}

/** What is wrong with a line that has more cells than there are columns; null where it has not. */
export function csvOverflow(
  line: number,
  cells: readonly string[],
  columns: readonly string[],
): RowFault | null {
  if (cells.length <= columns.length) return null;
  return { line, key: null, message: `has ${cells.length} cells under ${columns.length} columns` };
}
