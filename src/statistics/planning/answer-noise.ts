import { sum } from '../moments.ts';
import type { CellSums } from './cell-sums.ts';

/** Noise within questions. Variances in points squared; null where the design cannot show them. */
interface AnswerNoise {
  readonly meanSquares: { readonly answer: number | null; readonly rating: number | null };
  /** Average number of ratings behind one answer, as it enters the expectation of the answers' mean square. */
  readonly ratingsPerAnswer: number | null;
  /** May be negative. */
  readonly answer: number | null;
  readonly rating: number | null;
  /** Of the answers rated more than once, the share whose ratings were all alike; null without any. */
  readonly repeatedAlike: number | null;
}

/**
 * How differently the model answers one question, and the judge rates one answer, pooled over questions (and candidates):
 * Henderson's method 1, k1 = (N - sum n_ij²/n_i) / (b - a), answer = (MS_a - MS_e) / k1 (Searle, Casella & McCulloch 1992).
 */
export function answerNoise(cells: readonly CellSums[]): AnswerNoise {
  const total = (key: Exclude<keyof CellSums, 'question'>): number => sum(cells.map((cell) => cell[key]));
  const [answers, ratings] = [total('answers'), total('ratings')];
  const answerFreedom = answers - cells.length;
  const ratingFreedom = ratings - answers;
  const betweenAnswers = answerFreedom > 0 ? total('betweenAnswers') / answerFreedom : null;
  const withinAnswers = ratingFreedom > 0 ? total('withinAnswers') / ratingFreedom : null;
  const spread = sum(cells.map((cell) => cell.squaredSizes / cell.ratings));
  const k1 = answerFreedom > 0 ? (ratings - spread) / answerFreedom : null;
  const known = betweenAnswers !== null && withinAnswers !== null && k1 !== null;
  return {
    meanSquares: { answer: betweenAnswers, rating: withinAnswers },
    ratingsPerAnswer: k1,
    answer: known ? (betweenAnswers - withinAnswers) / k1 : null,
    rating: withinAnswers,
    repeatedAlike: total('repeated') > 0 ? total('alike') / total('repeated') : null,
  };
}
