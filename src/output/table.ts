/** The same Report as table, Markdown, JSON, JUnit, HTML, CSV. */
import type { MeasureReport, Report } from '../report/report.ts';
import { checkedSentences } from './check-up-text.ts';
import { citationLines, citationSentence } from './citation-sentences.ts';
import { closingSentences } from './closing-sentences.ts';
import { gateSentences } from './gate-sentences.ts';
import { methodLines } from './method-lines.ts';
import { listedWarnings } from './listed-warnings.ts';
import { citationNotes, shareNotes, tableNotes } from './notes.ts';
import { oneLine } from './plain-text.ts';
import { citationTableColumns, ratingTableColumns, shareTableColumns } from './result-columns.ts';
import { pairwiseNotes, pairwiseSentence, preferenceTable, strengthTable } from './pairwise-words.ts';
import type { ResultColumn } from './result-columns.ts';
import { measuresByKind, resultRows } from './result-rows.ts';
import type { ResultRow } from './result-rows.ts';
import { distributionText, measureSentence, statusSentence, usageSentence } from './sentences.ts';
import { stackedLines } from './stacked-lines.ts';
import { paint } from './styled-lines.ts';
import type { Style } from './styled-lines.ts';
import { textColumns, type Align } from './text-columns.ts';
import { padText, textWidth } from './text-width.ts';
import { verdictsOf } from './verdicts.ts';
import { wordTableLines } from './word-table.ts';
import { wrapText } from './wrap-text.ts';

export interface Look {
  /** Columns of the terminal. */
  readonly width?: number;
  readonly color?: boolean;
  /** Adds how each number was computed. */
  readonly verbose?: boolean;
}

/** The report as text for a terminal, at 80 columns unless told. The same report and look give the same bytes. */
export function renderTable(
  report: Report,
  { width = 80, color = false, verbose = false }: Look = {},
): string {
  const page: Page = { width: Math.max(narrowest, width), color, verbose };
  const blocks = [
    [...styled(page, 'bold', report.run.name), ...sentence(page, statusSentence(report))],
    gateLines(report, page),
    ...measuresByKind(report).rated.map((measure) => ratingBlock(report, measure, page)),
    sharesBlock(report, page),
    citationsBlock(report, page),
    ...pairwiseBlocks(report, page),
    listedWarnings(report).flatMap((message) => styled(page, 'yellow', `! ${message}`)),
    sentence(page, usageSentence(report)).filter((line) => line !== ''),
  ];
  const lines = blocks.filter((block) => block.length > 0).map((block) => block.join('\n'));
  return `${lines.join('\n\n')}\n`;
}

interface Page {
  readonly width: number;
  readonly color: boolean;
  readonly verbose: boolean;
}

const narrowest = 20;

function ratingBlock(report: Report, measure: MeasureReport, page: Page): string[] {
  const rows = resultRows(report, measure);
  return [
    ...styled(page, 'bold', measure.id),
    ...verdictLines(report, measure, page),
    ...sentence(page, measureSentence(measure, report.trust[measure.id]?.sighted ?? null)),
    ...checkedSentences(report.trust[measure.id]).flatMap((words) => sentence(page, words)),
    '',
    ...tables(rows, ratingTableColumns(rows), page),
    '',
    ...noteLines(tableNotes(rows), page),
    ...distributionLines(rows, page),
    ...apart(closingSentences(report, measure).flatMap((text) => sentence(page, text))),
    ...(page.verbose ? methods(report, measure, page) : []),
  ];
}

function sharesBlock(report: Report, page: Page): string[] {
  const rows = measuresByKind(report).shares.flatMap((measure) => resultRows(report, measure));
  if (rows.length === 0) return [];
  const notes = noteLines(shareNotes(report), page);
  const table = tables(rows, shareTableColumns(rows), page);
  const { shares } = measuresByKind(report);
  const verdicts = shares.flatMap((measure) => verdictLines(report, measure, page));
  const how = page.verbose ? shares.flatMap((measure) => methods(report, measure, page)) : [];
  const heading = [...styled(page, 'bold', 'Checks'), ...(verdicts.length === 0 ? [''] : verdicts)];
  return [...heading, ...table, ...apart(notes), ...how];
}

function gateLines(report: Report, page: Page): string[] {
  const [summary, ...conditions] = gateSentences(report);
  if (summary === undefined) return [];
  return [...styled(page, 'bold', summary), ...conditions.flatMap((text) => listed(page, text))];
}

/** What is said first: one sentence for each comparison, or a table of many. Ends with an empty line where there is any. */
function verdictLines(report: Report, measure: MeasureReport, page: Page): string[] {
  const { sentences, table, notes } = verdictsOf(report, measure);
  const [heading = [], ...rows] = table.map((cells) => cells.map(oneLine));
  const align: readonly Align[] = ['left', 'left', 'right', 'right', 'right', 'left'];
  const columns =
    table.length === 0
      ? []
      : (textColumns([heading, ...rows], { width: page.width, align }) ??
        stackedLines(heading, rows, page.width));
  const lines = [
    ...sentences.flatMap((text) => (sentences.length === 1 ? sentence(page, text) : listed(page, text))),
    ...(columns.length > 0 && sentences.length > 0 ? [''] : []),
    ...columns,
    ...noteLines(notes, page),
  ];
  return lines.length === 0 ? [] : [...lines, ''];
}

/** One of several, told apart by its dash. */
function listed(page: Page, text: string): string[] {
  return wrapText(`- ${oneLine(text)}`, page.width, '  ');
}

function methods(report: Report, measure: MeasureReport, page: Page): string[] {
  const lines = methodLines(report, measure).flatMap((line) => sentence(page, `  ${line}`));
  return ['', ...sentence(page, `How the numbers of ${measure.id} were computed`), ...lines];
}

function apart(lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', ...lines];
}

function citationsBlock(report: Report, page: Page): string[] {
  const rows = measuresByKind(report).cited.flatMap((measure) => resultRows(report, measure));
  if (rows.length === 0) return [];
  const notes = noteLines(citationNotes(report), page);
  return [
    ...styled(page, 'bold', 'Citations'),
    ...sentence(page, citationSentence),
    '',
    ...tables(rows, citationTableColumns(rows), page),
    ...(notes.length === 0 ? [] : ['', ...notes]),
    '',
    ...citationLines(rows).flatMap((line) => wrapText(oneLine(line), page.width, '  ')),
  ];
}

function pairwiseBlocks({ pairwise }: Report, page: Page): string[][] {
  if (pairwise === null) return [];
  const strengths = strengthTable(pairwise);
  return [
    [...styled(page, 'bold', 'Preferences'), ...sentence(page, pairwiseSentence(pairwise))],
    wordTableLines(preferenceTable(pairwise), page),
    strengths === null ? [] : wordTableLines(strengths, page),
    noteLines(pairwiseNotes(pairwise), page),
  ];
}

// One table where it fits; else what was found and what it rests on apart; else one candidate below the other.
function tables(rows: readonly ResultRow[], columns: readonly ResultColumn[], page: Page): string[] {
  const whole = tableOf(rows, columns, page);
  if (whole !== null) return whole;
  const found = without(columns, 'count');
  const results = tableOf(rows, found, page) ?? twoTables(rows, found, page);
  const same = sameCounts(rows, columns, page);
  const counts = same ?? tableOf(rows, without(columns, 'result'), page);
  if (results !== null && counts !== null) return [...results, '', ...counts];
  const [heading = [], ...body] = cellsOf(rows, same === null ? columns : found);
  return [...stackedLines(heading, body, page.width), ...(same === null ? [] : ['', ...same])];
}

// Where only the last results are too wide, such as the share that passes, they get a table of their own.
function twoTables(
  rows: readonly ResultRow[],
  columns: readonly ResultColumn[],
  page: Page,
): string[] | null {
  const first = tableOf(rows, columns.slice(0, -1), page);
  const last = columns.at(-1);
  if (first === null || last === undefined) return null;
  const second = tableOf(rows, [...columns.filter(({ part }) => part === 'name'), last], page);
  return second === null ? null : [...first, '', ...second];
}

function without(columns: readonly ResultColumn[], part: ResultColumn['part']): ResultColumn[] {
  return columns.filter((column) => column.part !== part);
}

// Where all rest on the same, once for all.
function sameCounts(
  rows: readonly ResultRow[],
  columns: readonly ResultColumn[],
  page: Page,
): string[] | null {
  const counts = columns
    .filter(({ part }) => part === 'count')
    .map((column) => ({ column, cells: rows.map((row) => column.cell(row)) }));
  if (rows.length > 1 && counts.every(({ cells }) => new Set(cells).size === 1)) {
    const parts = counts.map(
      ({ column, cells: [cell] }) =>
        `${cell} ${cell === '1' ? column.title.replace(/s$/u, '') : column.title}`,
    );
    return sentence(page, `Each rests on ${parts.join(', ')}.`);
  }
  return null;
}

function tableOf(rows: readonly ResultRow[], columns: readonly ResultColumn[], page: Page): string[] | null {
  const lines = textColumns(cellsOf(rows, columns), {
    width: page.width,
    align: columns.map(({ align }) => align),
  });
  return (
    lines?.map((line, index) => (index === 0 ? paint({ text: line, styles: ['bold'] }, page.color) : line)) ??
    null
  );
}

function cellsOf(rows: readonly ResultRow[], columns: readonly ResultColumn[]): string[][] {
  const heading = columns.map(({ title }) => title);
  return [heading, ...rows.map((row) => columns.map((column) => oneLine(column.cell(row))))];
}

function noteLines(notes: readonly string[], page: Page): string[] {
  return notes.flatMap((note) => styled(page, 'dim', note));
}

function distributionLines(rows: readonly ResultRow[], page: Page): string[] {
  if (rows.length === 0) return [];
  const longest = Math.min(24, Math.max(...rows.map(({ candidate }) => textWidth(oneLine(candidate.id)))));
  const lines = rows.flatMap(({ candidate, standing }) => {
    // A long name goes on below its counts, so that these stay in their column.
    const [name = '', ...rest] = wrapText(oneLine(candidate.id), longest);
    const counts = `  ${padText(name, longest)}  ${distributionText(standing)}`;
    return [counts, ...rest.map((line) => `  ${line}`)].flatMap((line) => wrapText(line, page.width, '    '));
  });
  return ['', ...sentence(page, 'How often each rating was given'), ...lines];
}

function sentence(page: Page, text: string): string[] {
  return wrapText(oneLine(text), page.width);
}

function styled(page: Page, style: Style, text: string): string[] {
  return wrapText(oneLine(text), page.width, '  ').map((line) =>
    paint({ text: line, styles: [style] }, page.color),
  );
}
