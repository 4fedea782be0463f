import { oneLine } from '../output/plain-text.ts';
import { textColumns } from '../output/text-columns.ts';

/** Rows under a heading in aligned columns; one value a line where the terminal is too narrow for them. */
export function textTable(
  heading: readonly string[],
  rows: readonly (readonly string[])[],
  width: number,
): string {
  const clean = rows.map((row) => row.map(oneLine));
  const lines = textColumns([heading, ...clean], { width, align: heading.map(() => 'left') });
  const stacked = clean.flatMap((row) => [...row.map((cell, index) => `${heading[index]}: ${cell}`), '']);
  return `${(lines ?? stacked).join('\n')}\n`;
}
