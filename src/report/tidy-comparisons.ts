import type { MeasuredComparison } from '../statistics/preferences/length-slope.ts';
import { clustersOf } from './clusters.ts';
import type { Position } from './finding.ts';
import { indexCell } from './tables/index-cell.ts';
import { numberCell } from './tables/number-cell.ts';
import { textCell } from './tables/text-cell.ts';
import type { TidyFault, TidyRow } from './tables/tidy-row.ts';
import { UnreadableCell } from './tables/unreadable-cell.ts';
import { measureOf } from './tidy-ratings.ts';

/** One choice between two answers, with what it was measured by; `winner` is null where none could be read. */
export interface TidyComparison extends MeasuredComparison {
  readonly measure: string;
  readonly rubric: string | null;
  readonly judge: string;
}

/** The columns that are read. The first four are needed. */
export const comparisonFields = [
  'question',
  'first',
  'second',
  'winner',
  'firstAnswerIndex',
  'secondAnswerIndex',
  'firstCharacters',
  'secondCharacters',
  'ratingIndex',
  'measure',
  'rubric',
  'judge',
  'rater',
  'document',
  'cluster',
  'outcome',
] as const;

/**
 * Reads one choice a row: `first`, `second` or `same`, or the name of the candidate that was preferred. A choice that is
 * none of these is missing. A row that names no two candidates, or no question, has no place; one that stands twice is
 * left out. `unnamed` is the measure of rows that name none.
 */
export function readTidyComparisons(
  rows: readonly TidyRow[],
  unnamed: string,
): { readonly comparisons: readonly TidyComparison[]; readonly faults: readonly TidyFault[] } {
  const faults: TidyFault[] = [];
  const seen = new Map<string, string>();
  const found = rows.flatMap((row) => {
    const read = readRow(row, unnamed);
    const fault = 'message' in read ? read.message : standsTwice(row, read, seen);
    if ('fault' in read && fault === null && read.fault !== null) faults.push(faultAt(row, read.fault));
    if (fault !== null) faults.push(faultAt(row, fault));
    return 'message' in read || fault !== null ? [] : [read];
  });
  const clusterOf = clustersOf(new Map(found.map(({ place }) => [place.unit, place])).values());
  const comparisons = found.map(({ place, comparison }) => ({ ...comparison, cluster: clusterOf(place) }));
  return { comparisons, faults };
}

interface ReadRow {
  readonly place: Position;
  readonly comparison: TidyComparison;
  /** Why no choice could be read, where that is not told by the row itself. */
  readonly fault: string | null;
}

function readRow({ cells }: TidyRow, unnamed: string): ReadRow | { readonly message: string } {
  const unit = textCell(cells['question']);
  const [first, second] = [textCell(cells['first']), textCell(cells['second'])];
  if (unit === null) return { message: 'has no question' };
  if (first === null || second === null)
    return { message: `has no ${first === null ? 'first' : 'second'} candidate` };
  if (first === second) return { message: `compares ${JSON.stringify(first)} with itself` };
  const indexes = [indexCell(cells['firstAnswerIndex']), indexCell(cells['secondAnswerIndex'])];
  if (indexes.includes('wrong')) return { message: 'an answer index is not a whole number from 1' };
  const document = textCell(cells['document']);
  const suffix = `@${document ?? ''}`;
  const question = document !== null && unit.endsWith(suffix) ? unit.slice(0, -suffix.length) : unit;
  const judge = textCell(cells['judge']) ?? textCell(cells['rater']) ?? '';
  const answers = [`${first} ${indexes[0] ?? 1}`, `${second} ${indexes[1] ?? 1}`];
  const { winner, fault } = readWinner(cells, { first, second });
  return {
    place: {
      candidate: first,
      unit,
      question,
      document,
      cluster: textCell(cells['cluster']),
      answerIndex: 1,
    },
    comparison: {
      question: unit,
      first,
      second,
      winner,
      // The same two answers before the same judge, in either order.
      pair: JSON.stringify([judge, ...answers.toSorted()]),
      measure: measureOf(cells, unnamed),
      rubric: textCell(cells['rubric']),
      judge,
      longer: longerBy(cells),
    },
    fault,
  };
}

/** How much longer the first answer is, where both lengths are told. */
function longerBy(cells: TidyRow['cells']): number | null {
  const [first, second] = [numberCell(cells['firstCharacters']), numberCell(cells['secondCharacters'])];
  return first === null || second === null ? null : first - second;
}

const winners = ['first', 'second', 'same'] as const;
const withoutChoice: readonly unknown[] = ['no-answer', 'no-verdict', 'error'];

function readWinner(
  cells: TidyRow['cells'],
  { first, second }: { first: string; second: string },
): { winner: MeasuredComparison['winner']; fault: string | null } {
  if (withoutChoice.includes(cells['outcome'])) return { winner: null, fault: null };
  const written = trimmed(cells['winner']);
  if (written === undefined) return { winner: null, fault: 'has no winner' };
  if (written instanceof UnreadableCell) return { winner: null, fault: `winner ${written.why}` };
  const winner = winners.find((one) => one === written);
  if (winner !== undefined) return { winner, fault: null };
  const named = textCell(written);
  if (named === first) return { winner: 'first', fault: null };
  if (named === second) return { winner: 'second', fault: null };
  const fault = `winner is neither first, second, same nor one of the two: ${JSON.stringify(written)}`;
  return { winner: null, fault };
}

function trimmed(cell: unknown): unknown {
  return typeof cell === 'string' ? cell.trim() : cell;
}

/** Only rows that say which choice they are can be told to stand twice. */
function standsTwice({ line, at, cells }: TidyRow, read: ReadRow, seen: Map<string, string>): string | null {
  const [index, rater] = [textCell(cells['ratingIndex']), textCell(cells['rater'])];
  if (index === null && rater === null) return null;
  const { question, first, pair, measure } = read.comparison;
  const key = JSON.stringify([question, first, pair, measure, index, rater]);
  const earlier = seen.get(key);
  if (earlier === undefined) seen.set(key, at ?? `line ${line}`);
  return earlier === undefined ? null : `stands twice: ${earlier} is the same choice`;
}

function faultAt({ line, at }: TidyRow, message: string): TidyFault {
  return at === undefined ? { line, message } : { line, at, message };
}
