import type { Calibration } from '../report/calibration/calibration.ts';
import { calibrationBlocks, calibrationTitle, type CalibrationBlock } from './calibration-blocks.ts';
import { oneLine } from './plain-text.ts';
import { stackedLines } from './stacked-lines.ts';
import { paint, type Style } from './styled-lines.ts';
import { textColumns } from './text-columns.ts';
import { wrapText } from './wrap-text.ts';

interface Look {
  /** Columns of the terminal. */
  readonly width?: number;
  readonly color?: boolean;
}

/** A calibration as text for a terminal, at 80 columns unless told. */
export function renderCalibrationTable(
  calibration: Calibration,
  { width = 80, color = false }: Look = {},
): string {
  const styled = (text: string, style: Style): string[] =>
    wrapText(oneLine(text), width, '  ').map((line) => paint({ text: line, styles: [style] }, color));
  const parts = [
    styled(calibrationTitle(calibration), 'bold'),
    ...calibration.measures
      .flatMap(calibrationBlocks)
      .map((block) => (block.kind === 'heading' ? styled(block.text, 'bold') : blockLines(block, width))),
    calibration.warnings.flatMap(({ message }) => styled(`! ${message}`, 'yellow')),
  ];
  const written = parts.filter((lines) => lines.length > 0).map((lines) => lines.join('\n'));
  return `${written.join('\n\n')}\n`;
}

function blockLines(block: CalibrationBlock, width: number): string[] {
  if (block.kind === 'list') return block.items.flatMap((item) => wrapText(oneLine(item), width, '  '));
  if (block.kind !== 'table') return wrapText(oneLine(block.text), width);
  const rows = block.rows.map((cells) => cells.map(oneLine));
  const [heading = [], ...body] = rows;
  const align = heading.map((_, index): 'left' | 'right' => (index === 0 ? 'left' : 'right'));
  return textColumns(rows, { width, align }) ?? stackedLines(heading, body, width);
}
