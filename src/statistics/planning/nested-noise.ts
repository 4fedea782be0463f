import { sum } from '../moments.ts';
import type { QuestionRatings } from '../question-means.ts';
import { refuse } from '../refusal.ts';
import type { Refusal } from '../refusal.ts';
import { answerNoise } from './answer-noise.ts';
import { cellSums } from './cell-sums.ts';
import type { CellSums } from './cell-sums.ts';

/** Where the spread of one candidate's ratings comes from: variances in points squared. */
interface NoiseParts {
  readonly question: number;
  /** The model answering the same question differently. */
  readonly answer: number;
  /** The judge rating the same answer differently. */
  readonly rating: number;
}

export interface NestedNoise extends NoiseParts {
  readonly refused: false;
  readonly method: string;
  /** Parts of their sum, which is 1; null where nothing varied. */
  readonly shares: NoiseParts | null;
  /** Before negative estimates were set to 0: a negative one is too small to be measured. */
  readonly raw: NoiseParts;
  readonly meanSquares: NoiseParts;
  readonly coefficients: { readonly k1: number; readonly k2: number; readonly k3: number };
  /** Of the answers rated more than once, the share whose ratings were all alike. */
  readonly repeatedAlike: number | null;
}

type NestedRefusal = Refusal<{
  readonly method: string;
  /** What could be measured all the same. */
  readonly rating: number | null;
  readonly questionAndAnswer: number | null;
  readonly meanSquares: { readonly question: number | null; readonly rating: number | null };
  readonly repeatedAlike: number | null;
}>;

const METHOD = 'nested anova/1';

/**
 * Splits the spread of one candidate's ratings into question, answer and judge: nested analysis of variance for unequal
 * counts, Henderson's method 1 (Searle, Casella & McCulloch 1992). Refused without ratings, with one question, where no
 * question has two answers, and where no answer has two ratings.
 */
export function nestedNoise(questions: readonly QuestionRatings[]): NestedNoise | NestedRefusal {
  const cells = questions.map(cellSums).filter((cell) => cell !== null);
  const within = answerNoise(cells);
  const between = betweenQuestions(cells);
  const { rating, answer, repeatedAlike } = within;
  if (rating === null || answer === null || between === null || within.ratingsPerAnswer === null) {
    const separable = rating !== null && between !== null;
    return refuse(reasonFor(cells, within.meanSquares.answer), {
      method: METHOD,
      rating,
      questionAndAnswer: separable ? Math.max(0, (between.meanSquare - rating) / between.k3) : null,
      meanSquares: { question: between?.meanSquare ?? null, rating },
      repeatedAlike,
    });
  }
  const { meanSquare, k2, k3 } = between;
  const raw = { question: (meanSquare - rating - k2 * answer) / k3, answer, rating };
  const parts = { question: Math.max(0, raw.question), answer: Math.max(0, answer), rating };
  return {
    refused: false,
    method: METHOD,
    ...parts,
    shares: shares(parts),
    raw,
    meanSquares: { question: meanSquare, answer: within.meanSquares.answer ?? 0, rating },
    coefficients: { k1: within.ratingsPerAnswer, k2, k3 },
    repeatedAlike,
  };
}

function reasonFor(cells: readonly CellSums[], answerMeanSquare: number | null): Refusal<object>['reason'] {
  if (cells.length === 0) return 'no_data';
  if (cells.length === 1) return 'too_few_clusters';
  return answerMeanSquare === null ? 'answer_variance_not_estimable' : 'rating_variance_not_estimable';
}

/** Mean square of the questions, and how often answers and questions are counted in its expectation. */
function betweenQuestions(cells: readonly CellSums[]): { meanSquare: number; k2: number; k3: number } | null {
  if (cells.length < 2) return null;
  const ratings = sum(cells.map((cell) => cell.ratings));
  const center = sum(cells.map((cell) => cell.ratings * cell.pooled)) / ratings;
  const squares = sum(cells.map((cell) => cell.ratings * (cell.pooled - center) ** 2));
  const perQuestion = sum(cells.map((cell) => cell.squaredSizes / cell.ratings));
  const overall = sum(cells.map((cell) => cell.squaredSizes)) / ratings;
  const squaredQuestions = sum(cells.map((cell) => cell.ratings ** 2)) / ratings;
  const freedom = cells.length - 1;
  return {
    meanSquare: squares / freedom,
    k2: (perQuestion - overall) / freedom,
    k3: (ratings - squaredQuestions) / freedom,
  };
}

function shares({ question, answer, rating }: NoiseParts): NoiseParts | null {
  const whole = question + answer + rating;
  return whole === 0 ? null : { question: question / whole, answer: answer / whole, rating: rating / whole };
}
