import { fewClusters, upperShare } from '../intervals/interval.ts';
import type { Bounds, RefusedInterval } from '../intervals/interval.ts';
import type { StudentInterval } from '../intervals/student-interval.ts';
import { studentLimits } from '../intervals/student-limits.ts';
import { covariance, mean, sampleVariance } from '../moments.ts';
import { refuse } from '../refusal.ts';

interface CorrectedMeanOptions {
  /** One number for each question with labels, drawn at random: what people said, and what the judge said of the same. */
  readonly labelled: readonly { readonly human: number; readonly judge: number }[];
  /** What the judge said of the other questions. */
  readonly judgeOnly: readonly number[];
  readonly level: number;
  readonly scale?: Bounds;
  /** How far to trust the judge, 0 to 1; left out: as far as pays. 1 is plain PPI, 0 is people alone. */
  readonly trust?: number;
}

export interface CorrectedMean extends StudentInterval {
  /** Below .1 the judge adds nothing to the labels. */
  readonly trust: number;
  /** Mean of the judge on all questions, and how much higher than people it is on the labelled ones. */
  readonly judgeMean: number;
  readonly bias: number;
  /** What the variance of the estimate is made of: the larger part says what to buy more of. */
  readonly variances: { readonly ratings: number; readonly labels: number };
}

const METHOD = 'ppi++ t/1';

/**
 * The mean that people would have given, from few labels and many ratings: trust mean(f_u) + mean(Y - trust f), PPI++
 * (Angelopoulos et al. 2023, Science adi6000; arXiv 2311.01453), one question one unit, t on n - 1 degrees of freedom. Never much
 * wider than people alone. The same for differences, labelled on both sides. Refused below two labelled questions.
 */
export function correctedMean(options: CorrectedMeanOptions): CorrectedMean | RefusedInterval {
  const { labelled, judgeOnly, level, scale } = options;
  const upperTail = upperShare(level);
  const n = labelled.length;
  const human = labelled.map((pair) => pair.human);
  const judge = labelled.map((pair) => pair.judge);
  const known = { method: METHOD, level, clusters: n };
  if (n < 2) return refuse('too_few_items', { ...known, estimate: n === 0 ? null : mean(human) });
  const trust = judgeOnly.length === 0 ? 0 : (options.trust ?? bestTrust(human, judge, judgeOnly));
  const rest = labelled.map((pair) => pair.human - trust * pair.judge);
  const fromJudge = judgeOnly.length === 0 ? 0 : trust * mean(judgeOnly);
  const estimate = fromJudge + mean(rest);
  const ratings = judgeOnly.length < 2 ? 0 : (trust ** 2 * sampleVariance(judgeOnly)) / judgeOnly.length;
  const labels = sampleVariance(rest) / n;
  const standardError = Math.sqrt(ratings + labels);
  if (standardError === 0) return refuse('zero_variance', { ...known, estimate });
  return {
    refused: false,
    ...known,
    estimate,
    ...studentLimits({ estimate, standardError, df: n - 1, upperTail, scale }),
    rough: fewClusters(n),
    trust,
    judgeMean: mean([...judge, ...judgeOnly]),
    bias: mean(judge) - mean(human),
    variances: { ratings, labels },
  };
}

/** cov(Y, f) / ((1 + n/N) var(f)), held within 0 and 1: the trust with the least variance. */
function bestTrust(human: readonly number[], judge: readonly number[], judgeOnly: readonly number[]): number {
  const variance = sampleVariance([...judge, ...judgeOnly]);
  if (variance === 0) return 0;
  const best = covariance(human, judge) / ((1 + human.length / judgeOnly.length) * variance);
  return Math.min(1, Math.max(0, best));
}
