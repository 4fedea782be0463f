import { wrapText } from './wrap-text.ts';

/** A table for a narrow place: for every row its first cell, and below it each other cell after its heading. */
export function stackedLines(
  heading: readonly string[],
  rows: readonly (readonly string[])[],
  width: number,
): string[] {
  return rows.flatMap(([name = '', ...cells]) => [
    ...wrapText(name, width),
    ...cells.flatMap((cell, index) => wrapText(`  ${heading[index + 1] ?? ''}: ${cell}`, width, '    ')),
  ]);
}
