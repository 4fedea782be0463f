import type { Rating } from '../record/rating.ts';
import type { Finding, Position } from './finding.ts';
import { indexCell } from './tables/index-cell.ts';
import { numberCell } from './tables/number-cell.ts';
import { textCell } from './tables/text-cell.ts';
import type { TidyFault, TidyRow } from './tables/tidy-row.ts';
import { UnreadableCell } from './tables/unreadable-cell.ts';

/** The findings in a table, and the rows that are none: named by line, and counted as missing where their place is known. */
export interface TidyRatings {
  readonly findings: readonly Finding[];
  readonly faults: readonly TidyFault[];
}

/** The least and the greatest rating that a user says there can be. */
interface TidyScale {
  readonly min: number;
  readonly max: number;
}

/** The columns that are read. The first three are needed. */
export const tidyColumns = [
  'candidate',
  'question',
  'rating',
  'answerIndex',
  'ratingIndex',
  'measure',
  'judge',
  'rater',
  'rubric',
  'document',
  'cluster',
  'outcome',
  'answer',
  'model',
  'guidance',
  'servedModel',
  'blind',
] as const;

const outcomes = ['rated', 'no-answer', 'no-verdict', 'error'] as const;

/** No scale of ratings reaches further, and sums of larger numbers lose their digits. */
const largestRating = 1e6;

/**
 * Reads one rating a row. Without an answer index, rows of one candidate and question are answers of
 * their own, unless a rating index or a rater says that they are ratings of the same answer. A rating
 * that is no number, or off the scale, is a rating that is missing; a row without candidate or question
 * has no place, and one that stands twice is left out. `unnamed` is the measure of rows that name none.
 */
export function readTidyRatings(
  rows: readonly TidyRow[],
  unnamed: string,
  scaleOf: (measure: string) => TidyScale | null = () => null,
): TidyRatings {
  const findings: Finding[] = [];
  const faults: TidyFault[] = [];
  const indexes = answerIndexes();
  const answers = new Set<string>();
  const ratings = new Map<string, number>();
  for (const { line, at, cells } of rows) {
    const where = at === undefined ? { line } : { line, at };
    const placed = readPlace(cells, indexes);
    if (typeof placed === 'string') {
      faults.push({ ...where, message: placed });
      continue;
    }
    const { place } = placed;
    const measure = measureOf(cells, unnamed);
    const judge = textCell(cells['judge']) ?? textCell(cells['rater']) ?? '';
    const earlier = standsTwice({ cells, place, measure, judge }, { line, ratings });
    if (earlier !== null) {
      faults.push({ ...where, message: `stands twice: line ${earlier} is the same rating` });
      continue;
    }
    const read = readOutcome(cells, scaleOf(measure));
    const fault = placed.fault ?? read.fault;
    if (fault !== null) faults.push({ ...where, message: fault });
    const { outcome, rating } = placed.fault === null ? read : unreadable;
    const key = JSON.stringify([place.candidate, place.unit, place.answerIndex]);
    if (!answers.has(key)) {
      answers.add(key);
      findings.push(answerOf(cells, place, outcome));
    }
    const blind = readBoolean(cells['blind']);
    findings.push({ kind: 'rating', ...place, measure, judge, outcome, rating, servedModel: null, blind });
  }
  return { findings, faults };
}

/** The measure that a row names, else the one of all rows that name none. */
export function measureOf(cells: TidyRow['cells'], measure: string): string {
  return textCell(cells['measure']) ?? measure;
}

const unreadable = { outcome: 'no-verdict', rating: null } as const;

function answerOf(cells: TidyRow['cells'], place: Position, outcome: Rating['outcome']): Finding {
  const failed = outcome === 'error' && cells['answer'] === undefined;
  return {
    kind: 'answer',
    ...place,
    outcome: outcome === 'no-answer' || failed ? outcome : 'answered',
    text: textCell(cells['answer']),
    servedModel: textCell(cells['servedModel']),
  };
}

/** The line on which the same rating of the same answer stands already; only rows that say which rating they are can be told. */
function standsTwice(
  row: { cells: TidyRow['cells']; place: Position; measure: string; judge: string },
  { line, ratings }: { line: number; ratings: Map<string, number> },
): number | null {
  const { cells, place, measure, judge } = row;
  const [index, rater] = [textCell(cells['ratingIndex']), textCell(cells['rater'])];
  if (index === null && rater === null) return null;
  const { candidate, unit, document, answerIndex } = place;
  const key = JSON.stringify([candidate, unit, document, answerIndex, index, measure, judge, rater]);
  const earlier = ratings.get(key);
  if (earlier === undefined) ratings.set(key, line);
  return earlier ?? null;
}

interface Placed {
  readonly place: Position;
  /** Why the rating cannot be read although it is known where it belongs. */
  readonly fault: string | null;
}

function readPlace(cells: TidyRow['cells'], indexes: AnswerIndexes): Placed | string {
  const candidate = textCell(cells['candidate']);
  const unit = textCell(cells['question']);
  if (candidate === null) return 'has no candidate';
  if (unit === null) return 'has no question';
  const document = textCell(cells['document']);
  const suffix = `@${document ?? ''}`;
  const question = document !== null && unit.endsWith(suffix) ? unit.slice(0, -suffix.length) : unit;
  const said = readIndex(cells);
  const answerIndex =
    said === 'wrong' ? indexes.unknown() : (said ?? indexes.next(JSON.stringify([candidate, unit])));
  return {
    place: { candidate, unit, question, document, cluster: textCell(cells['cluster']), answerIndex },
    fault:
      said === 'wrong'
        ? `answerIndex is not a whole number from 1: ${JSON.stringify(cells['answerIndex'])}`
        : null,
  };
}

/** Which answer a row says it is about; null where it says nothing. */
function readIndex(cells: TidyRow['cells']): number | 'wrong' | null {
  const said = indexCell(cells['answerIndex']);
  if (said !== null) return said;
  return cells['ratingIndex'] !== undefined || cells['rater'] !== undefined ? 1 : null;
}

interface AnswerIndexes {
  /** The next answer of a candidate to a question. */
  next(key: string): number;
  /** An answer of its own, as nobody can say which: below those that are counted. */
  unknown(): number;
}

function answerIndexes(): AnswerIndexes {
  const counted = new Map<string, number>();
  let lost = 0;
  return {
    next(key) {
      const index = (counted.get(key) ?? 0) + 1;
      counted.set(key, index);
      return index;
    },
    unknown: () => (lost -= 1),
  };
}

function readOutcome(
  cells: TidyRow['cells'],
  scale: TidyScale | null,
): {
  outcome: Rating['outcome'];
  rating: number | null;
  fault: string | null;
} {
  const said = cells['outcome'];
  const outcome = said === undefined ? undefined : outcomes.find((one) => one === said);
  if (said !== undefined && outcome === undefined) {
    return { ...unreadable, fault: `outcome is none of ${outcomes.join(', ')}: ${JSON.stringify(said)}` };
  }
  if (outcome !== undefined && outcome !== 'rated') return { outcome, rating: null, fault: null };
  const rating = numberCell(cells['rating']);
  if (rating === null) {
    return { ...unreadable, fault: notANumber(cells['rating']) };
  }
  const fault = offScale(rating, scale);
  return fault === null ? { outcome: 'rated', rating, fault } : { ...unreadable, fault };
}

function notANumber(written: unknown): string {
  if (written === undefined) return 'has no rating';
  if (written instanceof UnreadableCell) return `rating ${written.why}`;
  return `rating is not a number: ${JSON.stringify(written)}`;
}

function offScale(rating: number, scale: TidyScale | null): string | null {
  if (Math.abs(rating) > largestRating) return `rating ${rating} is beyond ±${largestRating}`;
  return scale !== null && (rating < scale.min || rating > scale.max)
    ? `rating ${rating} is off the scale of ${scale.min} to ${scale.max}`
    : null;
}

function readBoolean(cell: unknown): boolean | null {
  return cell === true || cell === 'true' ? true : cell === false || cell === 'false' ? false : null;
}
