import type { MeasureReport, Report } from '../report/report.ts';
import { markdownText } from './markdown-text.ts';
import { citationLines, citationSentence } from './citation-sentences.ts';
import { citationNotes, shareNotes, tableNotes } from './notes.ts';
import { citationTableColumns, ratingTableColumns, shareTableColumns } from './result-columns.ts';
import type { ResultColumn } from './result-columns.ts';
import { measuresByKind, resultRows } from './result-rows.ts';
import type { ResultRow } from './result-rows.ts';
import { distributionText, measureSentence, statusSentence, usageSentence } from './sentences.ts';

/** The report as GitHub-flavoured Markdown, for a pull request. Names from outside stay text: no mention, no link. */
export function renderMarkdown(report: Report): string {
  const blocks = [
    `## ${markdownText(report.run.name)}`,
    markdownText(statusSentence(report)),
    ...measuresByKind(report).rated.flatMap((measure) => ratingBlocks(report, measure)),
    ...shareBlocks(report),
    ...citationBlocks(report),
    ...warningBlocks(report),
    markdownText(usageSentence(report)),
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

function ratingBlocks(report: Report, measure: MeasureReport): string[] {
  const rows = resultRows(report, measure);
  const distributions = rows.map(
    ({ candidate, standing }) => `${candidate.id}: ${distributionText(standing)}`,
  );
  return [
    `### ${markdownText(measure.id)}`,
    markdownText(measureSentence(measure, report.trust[measure.id]?.sighted ?? null)),
    table(rows, ratingTableColumns(rows)),
    list(tableNotes(rows).map(markdownText)),
    `How often each rating was given:\n\n${list(distributions.map(markdownText))}`,
  ];
}

function shareBlocks(report: Report): string[] {
  const rows = measuresByKind(report).shares.flatMap((measure) => resultRows(report, measure));
  if (rows.length === 0) return [];
  return ['### Checks', table(rows, shareTableColumns(rows)), list(shareNotes(report).map(markdownText))];
}

function citationBlocks(report: Report): string[] {
  const rows = measuresByKind(report).cited.flatMap((measure) => resultRows(report, measure));
  if (rows.length === 0) return [];
  return [
    '### Citations',
    markdownText(citationSentence),
    table(rows, citationTableColumns(rows)),
    list(citationNotes(report).map(markdownText)),
    list(citationLines(rows).map(markdownText)),
  ];
}

function warningBlocks({ warnings }: Report): string[] {
  return warnings.length === 0
    ? []
    : ['### Warnings', list(warnings.map(({ message }) => markdownText(message)))];
}

function table(rows: readonly ResultRow[], columns: readonly ResultColumn[]): string {
  const lines = [
    columns.map(({ title }) => title),
    columns.map(({ align }) => (align === 'right' ? '---:' : '---')),
    ...rows.map((row) => columns.map((column) => markdownText(column.cell(row)))),
  ];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function list(items: readonly string[]): string {
  return items.map((item) => `- ${item}`).join('\n');
}
