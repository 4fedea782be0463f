import { padText, textWidth } from './text-width.ts';
import { wrapText } from './wrap-text.ts';

export type Align = 'left' | 'right';

/**
 * Rows of cells as aligned lines, the first row as heading with a rule below it; null where they do not fit the width.
 * The first column gives way, down to 12 columns, by wrapping; the others do not.
 */
export function textColumns(
  rows: readonly (readonly string[])[],
  options: { readonly width: number; readonly align: readonly Align[] },
): string[] | null {
  const widths = columnWidths(rows, options.width);
  if (widths === null) return null;
  const [heading = [], ...body] = rows;
  const lines = (cells: readonly string[]): string[] => rowLines(cells, widths, options.align);
  return [...lines(heading), widths.map((width) => '─'.repeat(width)).join(gap), ...body.flatMap(lines)];
}

const gap = '  ';

function columnWidths(rows: readonly (readonly string[])[], available: number): number[] | null {
  const natural: number[] = [];
  for (const row of rows) {
    row.forEach((cell, index) => (natural[index] = Math.max(natural[index] ?? 1, textWidth(cell))));
  }
  const [first = 1, ...others] = natural;
  const left = available - others.reduce((sum, width) => sum + width + gap.length, 0);
  if (left < Math.min(first, 12)) return null;
  return [Math.min(first, left), ...others];
}

function rowLines(cells: readonly string[], widths: readonly number[], align: readonly Align[]): string[] {
  const [name = '', ...rest] = cells;
  const [nameWidth = 1, ...restWidths] = widths;
  const nameLines = wrapText(name, nameWidth);
  return nameLines.map((line, index) => {
    const others = index === 0 ? rest : [];
    const padded = others.map((cell, column) => padText(cell, restWidths[column] ?? 0, align[column + 1]));
    return [padText(line, nameWidth), ...padded].join(gap).trimEnd();
  });
}
