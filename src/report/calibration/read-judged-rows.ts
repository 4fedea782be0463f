import { numberCell } from '../tables/number-cell.ts';
import { textCell } from '../tables/text-cell.ts';
import type { TidyRow } from '../tables/tidy-row.ts';
import { UnreadableCell } from '../tables/unreadable-cell.ts';
import type { JudgedAnswer } from './judged-answer.ts';

/** The answers of a table by their measure, and the rows that could not be read whole. */
export interface JudgedRows {
  readonly measures: ReadonlyMap<string, JudgedMeasure>;
  readonly faults: readonly { readonly line: number; readonly message: string }[];
}

interface JudgedMeasure {
  readonly answers: readonly JudgedAnswer[];
  readonly judges: readonly string[];
}

/** The columns that are read; `question`, and `rating` or `label`, are needed. */
export const judgedColumns = [
  'candidate',
  'question',
  'rating',
  'label',
  'rater',
  'judge',
  'measure',
  'answerIndex',
  'answer',
  'ratingIndex',
  'cluster',
] as const;

/** The candidate, and the person, of rows that name none. */
const everyone = 'all';
const somebody = 'people';

/**
 * Reads a judge's rating, a person's label, or both, from each row. Rows are about the same answer where candidate, question
 * and answerIndex are the same; without an answerIndex, where the answers' texts are; without either, where a rater or a
 * rating index says that they rate alike. A cell that is no number is missing, and named by its line. `unnamed` is the
 * measure of rows that name none.
 */
export function readJudgedRows(rows: readonly TidyRow[], unnamed: string): JudgedRows {
  const measures = new Map<string, { answers: Map<string, Collected>; judges: Set<string> }>();
  const faults: { line: number; message: string }[] = [];
  for (const { line, cells } of rows) {
    const question = textCell(cells['question']);
    if (question === null) {
      faults.push({ line, message: 'has no question' });
      continue;
    }
    const id = textCell(cells['measure']) ?? unnamed;
    const measure = measures.get(id) ?? { answers: new Map<string, Collected>(), judges: new Set<string>() };
    measures.set(id, measure);
    const candidate = textCell(cells['candidate']) ?? everyone;
    const key = JSON.stringify([candidate, question, answerOf(cells, line)]);
    const answer = measure.answers.get(key) ?? {
      candidate,
      question,
      cluster: textCell(cells['cluster']),
      ratings: [],
      labels: new Map<string, number>(),
    };
    measure.answers.set(key, answer);
    faults.push(...readInto(answer, cells).map((message) => ({ line, message })));
    const judge = textCell(cells['judge']);
    if (judge !== null && answer.ratings.length > 0) measure.judges.add(judge);
  }
  return {
    measures: new Map(
      [...measures].map(([id, { answers, judges }]) => [
        id,
        { answers: [...answers.values()], judges: [...judges] },
      ]),
    ),
    faults,
  };
}

interface Collected extends JudgedAnswer {
  readonly ratings: number[];
  readonly labels: Map<string, number>;
}

/** Which answer to its question a row is about. */
function answerOf(cells: TidyRow['cells'], line: number): string {
  const index = textCell(cells['answerIndex']);
  if (index !== null) return `index ${index}`;
  const text = textCell(cells['answer']);
  if (text !== null) return `text ${text}`;
  const sharesOne = textCell(cells['rater']) ?? textCell(cells['ratingIndex']);
  return sharesOne === null ? `line ${line}` : 'the only one';
}

/** Adds what a row says, and tells what of it could not be read. */
function readInto(answer: Collected, cells: TidyRow['cells']): string[] {
  const faults: string[] = [];
  const read = (column: 'rating' | 'label'): number | null => {
    const cell = cells[column];
    if (cell instanceof UnreadableCell) faults.push(`${column} ${cell.why}`);
    if (textCell(cell) === null) return null;
    const value = numberCell(cell);
    if (value === null) faults.push(`${column} is not a number: ${JSON.stringify(cell)}`);
    return value;
  };
  const [rating, label] = [read('rating'), read('label')];
  if (rating !== null) answer.ratings.push(rating);
  if (label === null) return faults;
  const rater = textCell(cells['rater']) ?? somebody;
  const earlier = answer.labels.get(rater);
  if (earlier === undefined) answer.labels.set(rater, label);
  else if (earlier !== label)
    faults.push(
      `label stands twice for this answer, by ${rater}, as ${earlier} and ${label}; the first counts`,
    );
  return faults;
}
