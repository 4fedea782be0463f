import { levelWords } from './level-words.ts';
import { countText, percentRangeText, shareText } from './number-text.ts';
import type { ResultRow } from './result-rows.ts';
import { estimateText, likelyText } from './sentences.ts';

/** A column of a table of results. Cells are raw text: every output escapes them its own way. */
export interface ResultColumn {
  readonly title: string;
  readonly align: 'left' | 'right';
  /** The name of the row, what was found, or how much it rests on. */
  readonly part: 'name' | 'result' | 'count';
  cell(row: ResultRow): string;
}

/** The columns for one measure by ratings. What no row has gets no column. */
export function ratingTableColumns(rows: readonly ResultRow[]): ResultColumn[] {
  return [
    { title: 'candidate', align: 'left', part: 'name', cell: ({ candidate }) => candidate.id },
    {
      title: 'mean',
      align: 'right',
      part: 'result',
      cell: ({ measure, standing }) => estimateText(standing.mean, measure.kind),
    },
    likely,
    ...present(rows, ({ standing }) => standing.level !== null, [
      { title: 'level', align: 'left', part: 'result', cell: ({ standing }) => levelWords(standing.level) },
    ]),
    ...passColumns(rows),
    questions,
    answers,
    {
      title: 'ratings',
      align: 'right',
      part: 'count',
      cell: ({ standing: { counts } }) => ofPlanned(counts.ratings, counts.ratingsPlanned),
    },
    ...leftOutColumns(rows),
  ];
}

/** The columns for citations, one row for each candidate. */
export function citationTableColumns(rows: readonly ResultRow[]): ResultColumn[] {
  return [
    { title: 'candidate', align: 'left', part: 'name', cell: ({ candidate }) => candidate.id },
    {
      title: 'quotations found',
      align: 'right',
      part: 'result',
      cell: ({ measure, standing }) => estimateText(standing.mean, measure.kind),
    },
    likely,
    questions,
    answers,
    ...leftOutColumns(rows),
  ];
}

/** The columns for checks, one row for each with each candidate. */
export function shareTableColumns(rows: readonly ResultRow[]): ResultColumn[] {
  return [
    { title: 'check', align: 'left', part: 'name', cell: ({ measure }) => measure.id },
    { title: 'candidate', align: 'left', part: 'name', cell: ({ candidate }) => candidate.id },
    {
      title: 'holds',
      align: 'right',
      part: 'result',
      cell: ({ measure, standing }) => estimateText(standing.mean, measure.kind),
    },
    likely,
    questions,
    answers,
    ...leftOutColumns(rows),
  ];
}

const likely: ResultColumn = {
  title: 'likely',
  align: 'right',
  part: 'result',
  cell: ({ measure, standing }) => likelyText(standing.mean, measure.kind) ?? '—',
};

const questions: ResultColumn = {
  title: 'questions',
  align: 'right',
  part: 'count',
  cell: ({ standing: { counts } }) => ofPlanned(counts.questions, counts.questionsPlanned),
};

const answers: ResultColumn = {
  title: 'answers',
  align: 'right',
  part: 'count',
  cell: ({ standing: { counts } }) => ofPlanned(counts.answers, counts.answersPlanned),
};

function passColumns(rows: readonly ResultRow[]): ResultColumn[] {
  const row = rows.find(({ standing }) => standing.passRate !== null);
  const threshold = row?.standing.passRate?.threshold;
  if (row === undefined || threshold === undefined) return [];
  const { target } = row.measure.scale;
  // Where the best is not the highest, an answer passes by its distance from it.
  const title =
    target === null ? `pass ≥${threshold}` : `pass within ${Math.abs(threshold - target)} of ${target}`;
  return [{ title, align: 'right', part: 'result', cell: passText }];
}

function passText({ standing: { passRate } }: ResultRow): string {
  if (passRate === null) return '—';
  const range = percentRangeText(passRate);
  return range === null ? shareText(passRate) : `${shareText(passRate)} (${range})`;
}

function leftOutColumns(rows: readonly ResultRow[]): ResultColumn[] {
  const counts: readonly [string, (row: ResultRow) => number][] = [
    ['no answer', ({ candidate }) => candidate.counts.noAnswer],
    ['no verdict', ({ standing }) => standing.counts.noVerdict],
    ['errors', ({ standing }) => standing.counts.errors],
  ];
  return counts.flatMap(([title, count]) =>
    present(rows, (row) => count(row) > 0, [
      { title, align: 'right', part: 'count', cell: (row) => countText(count(row)) },
    ]),
  );
}

function present(
  rows: readonly ResultRow[],
  has: (row: ResultRow) => boolean,
  columns: readonly ResultColumn[],
): readonly ResultColumn[] {
  return rows.some(has) ? columns : [];
}

function ofPlanned(got: number, planned: number): string {
  return got === planned ? countText(got) : `${countText(got)} of ${countText(planned)}`;
}
