import type { RunComparison } from '../report/run-comparison.ts';
import { markdownText } from './markdown-text.ts';
import { differenceNotes, differenceTable, runsTable } from './run-comparison-words.ts';
import { wordTableMarkdown } from './word-table-markdown.ts';

/** Two runs side by side as GitHub-flavoured Markdown, for a pull request. */
export function renderRunComparisonMarkdown(comparison: RunComparison): string {
  const blocks = [
    '## Two runs',
    wordTableMarkdown(runsTable(comparison)),
    ...comparison.measures.flatMap(({ id }) => {
      const compared = comparison.comparisons.filter(({ measure }) => measure === id);
      if (compared.length === 0) return [];
      return [
        `### ${markdownText(id)}`,
        wordTableMarkdown(differenceTable(compared)),
        list(differenceNotes(compared)),
      ];
    }),
    ...(comparison.warnings.length === 0
      ? []
      : ['### Warnings', list(comparison.warnings.map(({ message }) => message))]),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function list(items: readonly string[]): string {
  return items.map((item) => `- ${markdownText(item)}`).join('\n');
}
