import { tCdf } from '../distributions/student-t.ts';
import { fixedQuestionsInterval } from '../intervals/fixed-questions.ts';
import type { Bounds, RefusedInterval } from '../intervals/interval.ts';
import type { TestedMean } from './mean-test.ts';
import type { PairedAnswers } from './paired-answers.ts';

interface FixedDifferenceOptions {
  readonly questions: readonly PairedAnswers[];
  readonly level: number;
  readonly scale: Bounds;
}

/**
 * Mean difference b minus a on exactly these questions, and the test of it: answers are the only chance. Each question is
 * two strata, so the mean of 2 b and -2 a over all strata is the difference, with the variance and degrees of freedom of
 * `fixedQuestionsInterval`. Refused as there.
 */
export function fixedDifference({
  questions,
  level,
  scale,
}: FixedDifferenceOptions): TestedMean | RefusedInterval {
  const strata = questions.flatMap(({ a, b }) => [
    { answers: b.map((value) => 2 * value) },
    { answers: a.map((value) => -2 * value) },
  ]);
  const interval = fixedQuestionsInterval({ questions: strata, level, scale });
  const clusters = questions.length;
  if (interval.refused) return { ...interval, clusters };
  const t = interval.estimate / interval.standardError;
  return { ...interval, clusters, t, p: 2 * tCdf(-Math.abs(t), interval.df) };
}
