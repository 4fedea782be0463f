import type { Calibration } from '../report/calibration/calibration.ts';
import { calibrationBlocks, calibrationTitle, type CalibrationBlock } from './calibration-blocks.ts';
import { markdownText } from './markdown-text.ts';

/** A calibration as GitHub-flavoured Markdown. Names from outside stay text. */
export function renderCalibrationMarkdown(calibration: Calibration): string {
  const warnings = calibration.warnings.map(({ message }) => message);
  const blocks = [
    `## ${markdownText(calibrationTitle(calibration))}`,
    ...calibration.measures.flatMap(calibrationBlocks).map(written),
    ...(warnings.length === 0 ? [] : ['### Warnings', list(warnings)]),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function written(block: CalibrationBlock): string {
  switch (block.kind) {
    case 'heading':
      return `### ${markdownText(block.text)}`;
    case 'text':
      return markdownText(block.text);
    case 'list':
      return list(block.items);
    case 'table': {
      const [heading = [], ...body] = block.rows.map((cells) => cells.map(markdownText));
      const rule = heading.map((_, index) => (index === 0 ? '---' : '---:'));
      return [heading, rule, ...body].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
    }
  }
}

function list(items: readonly string[]): string {
  return items.map((item) => `- ${markdownText(item)}`).join('\n');
}
