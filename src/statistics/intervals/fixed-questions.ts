import { mean, sampleVariance } from '../moments.ts';
import { refuse } from '../refusal.ts';
import { upperShare } from './interval.ts';
import type { Bounds, RefusedInterval } from './interval.ts';
import type { StudentInterval } from './student-interval.ts';
import { studentLimits } from './student-limits.ts';

interface FixedQuestionsOptions {
  /** For each question the means of its answers; a question without any is left out. */
  readonly questions: readonly { readonly answers: readonly number[] }[];
  readonly level: number;
  readonly scale?: Bounds;
}

/**
 * Mean of exactly these questions: only the noise of answers and judge counts, as in a stratified sample (Cochran 1977),
 * with Satterthwaite's degrees of freedom. Refused without data, where a question has fewer than two answers,
 * and where no question's answers differ.
 */
export function fixedQuestionsInterval({
  questions,
  level,
  scale,
}: FixedQuestionsOptions): StudentInterval | RefusedInterval {
  const upperTail = upperShare(level);
  const usable = questions.filter(({ answers }) => answers.length > 0);
  const clusters = usable.length;
  const known = { method: 'fixed-questions t/1', level, clusters };
  if (clusters === 0) return refuse('no_data', { ...known, estimate: null });
  const estimate = mean(usable.map(({ answers }) => mean(answers)));
  if (usable.some(({ answers }) => answers.length < 2)) {
    return refuse('answer_variance_not_estimable', { ...known, estimate });
  }
  let variance = 0;
  let squares = 0;
  for (const { answers } of usable) {
    const ofMean = sampleVariance(answers) / answers.length;
    variance += ofMean;
    squares += ofMean ** 2 / (answers.length - 1);
  }
  if (variance === 0) return refuse('zero_variance', { ...known, estimate });

  const standardError = Math.sqrt(variance) / clusters;
  const df = variance ** 2 / squares;
  return {
    refused: false,
    ...known,
    estimate,
    ...studentLimits({ estimate, standardError, df, upperTail, scale }),
    rough: df < 4,
  };
}
