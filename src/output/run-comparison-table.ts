import type { RunComparison } from '../report/run-comparison.ts';
import { oneLine } from './plain-text.ts';
import { differenceNotes, differenceTable, runsTable } from './run-comparison-words.ts';
import { paint, type Style } from './styled-lines.ts';
import { wordTableLines } from './word-table.ts';
import { wrapText } from './wrap-text.ts';

/** Two runs side by side, as text for a terminal; the same comparison and look give the same bytes. */
export function renderRunComparison(
  comparison: RunComparison,
  { width, color }: { readonly width: number; readonly color: boolean },
): string {
  const styled = (style: Style, text: string): string[] =>
    wrapText(oneLine(text), width, '  ').map((line) => paint({ text: line, styles: [style] }, color));
  const blocks = [
    wordTableLines(runsTable(comparison), { width, color }),
    ...comparison.measures.flatMap(({ id }) => {
      const compared = comparison.comparisons.filter(({ measure }) => measure === id);
      if (compared.length === 0) return [];
      return [
        [...styled('bold', id), '', ...wordTableLines(differenceTable(compared), { width, color })],
        differenceNotes(compared).flatMap((note) => styled('dim', note)),
      ];
    }),
    comparison.warnings.flatMap(({ message }) => styled('yellow', `! ${message}`)),
  ];
  const lines = blocks.filter((block) => block.length > 0).map((block) => block.join('\n'));
  return `${lines.join('\n\n')}\n`;
}
