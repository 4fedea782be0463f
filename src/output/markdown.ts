import type { MeasureReport, Report } from '../report/report.ts';
import { checkedSentences } from './check-up-text.ts';
import { closingSentences } from './closing-sentences.ts';
import { gateSentences } from './gate-sentences.ts';
import { listedWarnings } from './listed-warnings.ts';
import { markdownText } from './markdown-text.ts';
import { citationLines, citationSentence } from './citation-sentences.ts';
import { methodLines } from './method-lines.ts';
import { citationNotes, shareNotes, tableNotes } from './notes.ts';
import { citationTableColumns, ratingTableColumns, shareTableColumns } from './result-columns.ts';
import { pairwiseNotes, pairwiseSentence, preferenceTable, strengthTable } from './pairwise-words.ts';
import type { ResultColumn } from './result-columns.ts';
import { measuresByKind, resultRows } from './result-rows.ts';
import type { ResultRow } from './result-rows.ts';
import { distributionText, measureSentence, statusSentence, usageSentence } from './sentences.ts';
import { verdictsOf } from './verdicts.ts';
import { wordTableMarkdown } from './word-table-markdown.ts';

/** The report as GitHub-flavoured Markdown, for a pull request. Names from outside stay text: no mention, no link. */
export function renderMarkdown(
  report: Report,
  { verbose = false }: { readonly verbose?: boolean } = {},
): string {
  const blocks = [
    `## ${markdownText(report.run.name)}`,
    markdownText(statusSentence(report)),
    ...gateBlocks(report),
    ...measuresByKind(report).rated.flatMap((measure) => ratingBlocks(report, measure)),
    ...shareBlocks(report),
    ...citationBlocks(report),
    ...pairwiseBlocks(report),
    ...warningBlocks(report),
    ...(verbose ? methodBlocks(report) : []),
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
    ...verdictBlocks(report, measure),
    markdownText(measureSentence(measure, report.trust[measure.id]?.sighted ?? null)),
    ...checkedSentences(report.trust[measure.id]).map(markdownText),
    table(rows, ratingTableColumns(rows)),
    list(tableNotes(rows).map(markdownText)),
    `How often each rating was given:\n\n${list(distributions.map(markdownText))}`,
    ...closingSentences(report, measure).map(markdownText),
  ];
}

function shareBlocks(report: Report): string[] {
  const rows = measuresByKind(report).shares.flatMap((measure) => resultRows(report, measure));
  if (rows.length === 0) return [];
  const verdicts = measuresByKind(report).shares.flatMap((measure) => verdictBlocks(report, measure));
  return [
    '### Checks',
    ...verdicts,
    table(rows, shareTableColumns(rows)),
    list(shareNotes(report).map(markdownText)),
  ];
}

function pairwiseBlocks({ pairwise }: Report): string[] {
  if (pairwise === null) return [];
  const strengths = strengthTable(pairwise);
  return [
    '### Preferences',
    markdownText(pairwiseSentence(pairwise)),
    wordTableMarkdown(preferenceTable(pairwise)),
    strengths === null ? '' : wordTableMarkdown(strengths),
    list(pairwiseNotes(pairwise).map(markdownText)),
  ];
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

function gateBlocks(report: Report): string[] {
  const [summary, ...conditions] = gateSentences(report);
  return summary === undefined ? [] : [`**${markdownText(summary)}**`, list(conditions.map(markdownText))];
}

function verdictBlocks(report: Report, measure: MeasureReport): string[] {
  const { sentences, table: rows, notes } = verdictsOf(report, measure);
  const [heading = [], ...body] = rows.map((cells) => cells.map(markdownText));
  const lines = [heading, heading.map(() => '---'), ...body].map((cells) => `| ${cells.join(' | ')} |`);
  return [
    ...sentences.map(markdownText),
    rows.length === 0 ? '' : lines.join('\n'),
    list(notes.map(markdownText)),
  ];
}

function methodBlocks(report: Report): string[] {
  return report.measures.flatMap((measure) => [
    `### How the numbers of ${markdownText(measure.id)} were computed`,
    list(methodLines(report, measure).map(markdownText)),
  ]);
}

function warningBlocks(report: Report): string[] {
  const warnings = listedWarnings(report);
  return warnings.length === 0 ? [] : ['### Warnings', list(warnings.map(markdownText))];
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
