import { mean } from '../moments.ts';
import type { QuestionRatings } from '../question-means.ts';

/** One candidate's answers to one question, with their ratings: sums of squares, and what they are divided by. */
export interface CellSums {
  readonly question: string;
  /** Mean of the answers' means. */
  readonly value: number;
  /** Mean of all ratings. */
  readonly pooled: number;
  readonly answers: number;
  readonly ratings: number;
  /** Sums over the answers of n², and of 1/n, n being an answer's ratings. */
  readonly squaredSizes: number;
  readonly inverseSizes: number;
  /** Squared distances of answers from the pooled mean, once per rating; and of ratings from their answer. */
  readonly betweenAnswers: number;
  readonly withinAnswers: number;
  /** Answers rated more than once, and those of them whose ratings were all alike. */
  readonly repeated: number;
  readonly alike: number;
}

/** What an analysis of variance needs of one question; null where it has no rating. Missing ratings are left out. */
export function cellSums({ question, answers }: QuestionRatings): CellSums | null {
  const rated = answers
    .map(({ ratings }) => ratings.filter((rating) => rating !== null))
    .filter((ratings) => ratings.length > 0);
  if (rated.length === 0) return null;
  const pooled = mean(rated.flat());
  const means = rated.map(mean);
  const over = (term: (ratings: readonly number[], value: number) => number): number =>
    rated.reduce((total, ratings, index) => total + term(ratings, means[index]!), 0);
  return {
    question,
    value: mean(means),
    pooled,
    answers: rated.length,
    ratings: over(({ length }) => length),
    squaredSizes: over(({ length }) => length ** 2),
    inverseSizes: over(({ length }) => 1 / length),
    betweenAnswers: over(({ length }, value) => length * (value - pooled) ** 2),
    withinAnswers: over((ratings, value) => ratings.reduce((sum, rating) => sum + (rating - value) ** 2, 0)),
    repeated: over(({ length }) => (length > 1 ? 1 : 0)),
    alike: over((ratings) => (ratings.length > 1 && new Set(ratings).size === 1 ? 1 : 0)),
  };
}
