import { oneLine } from './plain-text.ts';
import { stackedLines } from './stacked-lines.ts';
import { paint } from './styled-lines.ts';
import { textColumns } from './text-columns.ts';

/** A table of text: its heading, and which columns hold numbers. */
export interface WordTable {
  readonly heading: readonly string[];
  readonly align: readonly ('left' | 'right')[];
  readonly rows: readonly (readonly string[])[];
}

/** As aligned lines; one row below the other where the place is too narrow for columns. */
export function wordTableLines(
  { heading, align, rows }: WordTable,
  { width, color }: { readonly width: number; readonly color: boolean },
): string[] {
  const cells = [heading, ...rows].map((row) => row.map(oneLine));
  const lines = textColumns(cells, { width, align });
  if (lines === null) return stackedLines(heading, cells.slice(1), width);
  return lines.map((line, index) => (index === 0 ? paint({ text: line, styles: ['bold'] }, color) : line));
}
