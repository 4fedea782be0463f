import type { Bounds, RefusedInterval } from '../intervals/interval.ts';
import { questionMeans } from '../question-means.ts';
import type { QuestionRatings } from '../question-means.ts';
import { refuse } from '../refusal.ts';
import { answerShuffle } from './answer-shuffle.ts';
import { equivalence } from './equivalence.ts';
import { fixedDifference } from './fixed-difference.ts';
import { meanTest } from './mean-test.ts';
import type { TestedMean } from './mean-test.ts';
import { ordinalWins } from './ordinal-wins.ts';
import { pairedAnswers } from './paired-answers.ts';
import { pairedDifferences } from './paired-differences.ts';
import type { PairedDifferences } from './paired-differences.ts';
import { signFlip } from './sign-flip.ts';
import type { SignFlip } from './sign-flip.ts';

/** All ratings of two candidates on the same questions. On a scale with a target, both as -|rating - target|. */
export interface RatedPair {
  readonly a: readonly QuestionRatings[];
  readonly b: readonly QuestionRatings[];
}

export interface ComparisonSettings {
  readonly level: number;
  readonly scale: Bounds;
  /** The largest difference that does not matter, in points; fixed before the run. */
  readonly margin: number;
  readonly seed: number;
  /** Whether other questions are spoken of too; they are where nothing is said. */
  readonly scope?: 'questions-like-these' | 'these-questions';
}

/** Two candidates on shared questions, before the family they belong to is looked at. */
export interface PairComparison extends PairedDifferences {
  /** b minus a. */
  readonly difference: TestedMean | RefusedInterval;
  /** The test without a shape; of exactly these questions, the one that deals their answers anew. */
  readonly signFlip: SignFlip | null;
  readonly equivalence: ReturnType<typeof equivalence> | null;
  /** Share of pairs of answers in which b's was rated higher, ties by half: needs no equal steps of the scale. */
  readonly ordinal: TestedMean | RefusedInterval;
}

interface PairOptions extends RatedPair, ComparisonSettings {
  /** How many sign patterns are drawn where they are too many to count. */
  readonly draws: number;
}

/** The paired difference with its interval, its two tests, the equivalence test, and the check by order alone. Refused without shared questions. */
export function comparePair(options: PairOptions): PairComparison {
  const { a, b, level, scale, margin, seed, draws, scope = 'questions-like-these' } = options;
  const [meansA, meansB] = [questionMeans(a).questions, questionMeans(b).questions];
  const paired = pairedDifferences(meansA, meansB);
  const questions = paired.differences;
  const span = scale.max - scale.min;
  const bounds = { min: -span, max: span };
  const fixed = scope === 'these-questions' ? pairedAnswers(meansA, meansB) : null;
  const tested =
    fixed === null
      ? meanTest({ questions, against: 0, level, scale: bounds })
      : fixedDifference({ questions: fixed, level, scale: bounds });
  const flipped =
    fixed === null ? signFlip({ questions, seed, draws }) : answerShuffle({ questions: fixed, seed, draws });
  return {
    ...paired,
    difference: named(tested),
    signFlip: questions.length > 0 ? flipped : null,
    equivalence: tested.refused ? null : equivalence({ difference: tested, margin, alpha: 1 - level }),
    ordinal: meanTest({
      questions: ordinalWins(meansA, meansB),
      against: 0.5,
      level,
      scale: { min: 0, max: 1 },
    }),
  };
}

function named(tested: TestedMean | RefusedInterval): TestedMean | RefusedInterval {
  const method = `paired ${tested.method}`;
  if (!tested.refused) return { ...tested, method };
  const { reason, refused: _, ...known } = tested;
  return refuse(reason === 'no_data' ? 'no_pairs' : reason, { ...known, method });
}
