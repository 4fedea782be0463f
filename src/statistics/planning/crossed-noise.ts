import { mean, sum } from '../moments.ts';
import type { QuestionRatings } from '../question-means.ts';
import { refuse } from '../refusal.ts';
import type { Refusal } from '../refusal.ts';
import { tableSquares } from '../table-squares.ts';
import { answerNoise } from './answer-noise.ts';
import { cellSums } from './cell-sums.ts';
import type { CellSums } from './cell-sums.ts';

/** Where the spread of several candidates' ratings on the same questions comes from: variances in points squared. */
interface CrossedParts {
  /** Difficulty of a question, which is the same for all candidates and drops out of their differences. */
  readonly question: number;
  /** Questions that suit one candidate more than another. */
  readonly interaction: number;
  readonly answer: number;
  readonly rating: number;
}

export interface CrossedNoise extends CrossedParts {
  readonly refused: false;
  readonly method: string;
  /** Before negative estimates were set to 0. */
  readonly raw: CrossedParts;
  /** As of single ratings: times the average number of ratings behind one candidate's question. */
  readonly meanSquares: CrossedParts & { readonly candidate: number };
  /** Variance of one candidate's mean, and of the difference between two. */
  readonly variances: { readonly mean: number; readonly difference: number };
  /** Standard deviation of one question's difference between two candidates. */
  readonly deviation: number;
  /** True where counts were unequal, so that averages had to do. */
  readonly approximate: boolean;
}

type CrossedRefusal = Refusal<{
  readonly method: string;
  /** What could be measured all the same. */
  readonly rating: number | null;
  readonly deviation: number | null;
}>;

const METHOD = 'crossed anova/1';

/**
 * Splits the spread of candidates' ratings: candidates fixed, questions random, on the questions that all of them have
 * (expected mean squares; Searle, Casella & McCulloch 1992). Computed on means of candidate and question, less the noise
 * within them, which is the usual analysis where counts are equal. Refused with fewer than two candidates or
 * shared questions, where no question has two answers, and where no answer has two ratings.
 */
export function crossedNoise(
  candidates: readonly (readonly QuestionRatings[])[],
): CrossedNoise | CrossedRefusal {
  const rows = sharedCells(candidates);
  const cells = rows.flat();
  const { rating, answer, meanSquares: within } = answerNoise(cells);
  if (candidates.length < 2 || rows.length < 2) {
    const reason = candidates.length < 2 || rows.length === 0 ? 'no_pairs' : 'too_few_clusters';
    return refuse(reason, { method: METHOD, rating, deviation: null });
  }
  const table = tableSquares(rows.map((row) => row.map(({ value }) => value)));
  const deviation = Math.sqrt(2 * table.residual);
  if (within.answer === null || answer === null || rating === null) {
    const reason = within.answer === null ? 'answer_variance_not_estimable' : 'rating_variance_not_estimable';
    return refuse(reason, { method: METHOD, rating, deviation });
  }
  const noise = mean(cells.map((cell) => noiseOfMean(cell, { answer, rating })));
  const raw = {
    question: (table.rows - table.residual) / candidates.length,
    interaction: table.residual - noise,
    answer,
    rating,
  };
  const parts = truncate(raw);
  const size = sum(cells.map((cell) => cell.ratings)) / cells.length;
  return {
    refused: false,
    method: METHOD,
    ...parts,
    raw,
    meanSquares: {
      candidate: table.columns * size,
      question: table.rows * size,
      interaction: table.residual * size,
      answer: within.answer,
      rating,
    },
    variances: variances(parts, cells, rows.length),
    deviation,
    approximate: !cells.every((cell) => isLike(cell, cells[0]!)),
  };
}

/** By question, in the order of the first candidate; only questions that every candidate has ratings for. */
function sharedCells(candidates: readonly (readonly QuestionRatings[])[]): CellSums[][] {
  const byCandidate = candidates.map((questions) => {
    const cells = questions.map(cellSums).filter((cell) => cell !== null);
    return new Map(cells.map((cell) => [cell.question, cell]));
  });
  return [...(byCandidate[0]?.keys() ?? [])].flatMap((question) => {
    const row = byCandidate.map((cells) => cells.get(question)).filter((cell) => cell !== undefined);
    return row.length === candidates.length ? [row] : [];
  });
}

function noiseOfMean(cell: CellSums, { answer, rating }: { answer: number; rating: number }): number {
  return answer / cell.answers + (rating * cell.inverseSizes) / cell.answers ** 2;
}

function truncate(raw: CrossedParts): CrossedParts {
  return {
    question: Math.max(0, raw.question),
    interaction: Math.max(0, raw.interaction),
    answer: Math.max(0, raw.answer),
    rating: raw.rating,
  };
}

function variances(
  parts: CrossedParts,
  cells: readonly CellSums[],
  questions: number,
): CrossedNoise['variances'] {
  const ofOne = (parts.interaction + mean(cells.map((cell) => noiseOfMean(cell, parts)))) / questions;
  return { mean: parts.question / questions + ofOne, difference: 2 * ofOne };
}

function isLike(cell: CellSums, other: CellSums): boolean {
  const even = cell.squaredSizes * cell.answers === cell.ratings ** 2;
  return even && cell.answers === other.answers && cell.ratings === other.ratings;
}
