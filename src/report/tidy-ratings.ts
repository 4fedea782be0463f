import type { Rating } from '../record/rating.ts';
import type { Finding, Position } from './finding.ts';

/** A row of a table of ratings made elsewhere, with the line it stands on. */
export interface TidyRow {
  readonly line: number;
  readonly cells: Readonly<Record<string, unknown>>;
}

/** The findings in a table, and the rows that are none: named by line, and counted as missing where their place is known. */
export interface TidyRatings {
  readonly findings: readonly Finding[];
  readonly faults: readonly { readonly line: number; readonly message: string }[];
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
  'document',
  'cluster',
  'outcome',
  'answer',
  'servedModel',
  'blind',
] as const;

const outcomes = ['rated', 'no-answer', 'no-verdict', 'error'] as const;

/**
 * Reads one rating a row. Without an answer index, rows of one candidate and question are answers of
 * their own, unless a rating index or a rater says that they are ratings of the same answer. A rating
 * that is no number, or off the scale, is a rating that is missing; a row without candidate or question
 * has no place.
 */
export function readTidyRatings(
  rows: readonly TidyRow[],
  measure: string,
  scale: TidyScale | null = null,
): TidyRatings {
  const findings: Finding[] = [];
  const faults: { line: number; message: string }[] = [];
  const answers = new Set<string>();
  const counted = new Map<string, number>();
  for (const { line, cells } of rows) {
    const place = readPlace(cells, counted);
    if (typeof place === 'string') {
      faults.push({ line, message: place });
      continue;
    }
    const { outcome, rating, fault } = readOutcome(cells, scale);
    if (fault !== null) faults.push({ line, message: fault });
    const key = JSON.stringify([place.candidate, place.unit, place.answerIndex]);
    if (!answers.has(key)) {
      answers.add(key);
      const answer =
        outcome === 'no-answer'
          ? outcome
          : outcome === 'error' && cells['answer'] === undefined
            ? outcome
            : 'answered';
      findings.push({
        kind: 'answer',
        ...place,
        outcome: answer,
        text: textOf(cells['answer']),
        servedModel: textOf(cells['servedModel']),
      });
    }
    findings.push({
      kind: 'rating',
      ...place,
      measure: textOf(cells['measure']) ?? measure,
      judge: textOf(cells['judge']) ?? textOf(cells['rater']) ?? '',
      outcome,
      rating,
      servedModel: null,
      blind: readBoolean(cells['blind']),
    });
  }
  return { findings, faults };
}

function readPlace(cells: TidyRow['cells'], counted: Map<string, number>): Position | string {
  const candidate = textOf(cells['candidate']);
  const unit = textOf(cells['question']);
  if (candidate === null) return 'has no candidate';
  if (unit === null) return 'has no question';
  const document = textOf(cells['document']);
  const suffix = `@${document ?? ''}`;
  const question = document !== null && unit.endsWith(suffix) ? unit.slice(0, -suffix.length) : unit;
  const answerIndex = readIndex(cells, `${candidate}\n${unit}`, counted);
  if (answerIndex === null)
    return `answerIndex is not a whole number from 1: ${JSON.stringify(cells['answerIndex'])}`;
  return { candidate, unit, question, document, cluster: textOf(cells['cluster']), answerIndex };
}

function readIndex(cells: TidyRow['cells'], key: string, counted: Map<string, number>): number | null {
  if (cells['answerIndex'] !== undefined) {
    const index = Number(cells['answerIndex']);
    return Number.isSafeInteger(index) && index >= 1 ? index : null;
  }
  if (cells['ratingIndex'] !== undefined || cells['rater'] !== undefined) return 1;
  const next = (counted.get(key) ?? 0) + 1;
  counted.set(key, next);
  return next;
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
    return {
      outcome: 'no-verdict',
      rating: null,
      fault: `outcome is none of ${outcomes.join(', ')}: ${JSON.stringify(said)}`,
    };
  }
  if (outcome !== undefined && outcome !== 'rated') return { outcome, rating: null, fault: null };
  const rating = readNumber(cells['rating']);
  if (rating !== null && scale !== null && (rating < scale.min || rating > scale.max)) {
    const off = `rating ${rating} is off the scale of ${scale.min} to ${scale.max}`;
    return { outcome: 'no-verdict', rating: null, fault: off };
  }
  if (rating !== null) return { outcome: 'rated', rating, fault: null };
  const fault =
    cells['rating'] === undefined
      ? 'has no rating'
      : `rating is not a number: ${JSON.stringify(cells['rating'])}`;
  return { outcome: 'no-verdict', rating: null, fault };
}

function readNumber(cell: unknown): number | null {
  const plain = typeof cell === 'string' && /^\s*[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?\s*$/i.test(cell);
  const number = plain ? Number(cell) : cell;
  // `1e999` is written as a number, and is none.
  return typeof number === 'number' && Number.isFinite(number) ? number : null;
}

function readBoolean(cell: unknown): boolean | null {
  return cell === true || cell === 'true' ? true : cell === false || cell === 'false' ? false : null;
}

function textOf(cell: unknown): string | null {
  if (typeof cell === 'string') return cell === '' ? null : cell;
  return typeof cell === 'number' || typeof cell === 'boolean' ? String(cell) : null;
}
