import { markdownText } from './markdown-text.ts';
import type { WordTable } from './word-table.ts';

/** The table in GitHub-flavoured Markdown. */
export function wordTableMarkdown({ heading, align, rows }: WordTable): string {
  const lines = [
    heading,
    align.map((side) => (side === 'right' ? '---:' : '---')),
    ...rows.map((row) => row.map(markdownText)),
  ];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
