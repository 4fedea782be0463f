import { fewClusters, upperShare } from '../intervals/interval.ts';
import type { RefusedInterval } from '../intervals/interval.ts';
import type { StudentInterval } from '../intervals/student-interval.ts';
import { studentLimits } from '../intervals/student-limits.ts';
import { covariance, differ, mean, sampleVariance, sum } from '../moments.ts';
import { refuse } from '../refusal.ts';
import type { Refusal } from '../refusal.ts';
import { logistic, logisticFit } from './logistic-fit.ts';
import { sandwich } from './sandwich.ts';

interface LengthOptions {
  /** For each question what it is about, and by how much b's answers were longer than a's. */
  readonly questions: readonly { readonly value: number; readonly longer: number }[];
  readonly level: number;
  /** Fewer questions are refused: a line through a handful of points says nothing. */
  readonly fewest?: number;
}

const FEWEST_QUESTIONS = 20;

interface AdjustedDifference {
  /** What would be left between answers of equal length. */
  readonly difference: StudentInterval;
  /** Points per unit of length. */
  readonly slope: number;
}

/**
 * The difference of ratings at equal length: intercept of the least-squares line of difference on length difference, n - 2 degrees
 * of freedom. Shown beside the raw one, never instead: where length is itself quality, it takes quality away.
 * Refused below 20 questions, and where lengths do not differ.
 */
export function lengthAdjustedDifference(options: LengthOptions): AdjustedDifference | RefusedInterval {
  const { questions, level } = options;
  const refusal = refusalFor(options);
  const known = { method: 'length-adjusted t/1', level, clusters: questions.length };
  const values = questions.map(({ value }) => value);
  if (refusal !== null)
    return refuse(refusal, { ...known, estimate: values.length > 0 ? mean(values) : null });
  const lengths = questions.map(({ longer }) => longer);
  const spread = sampleVariance(lengths);
  const slope = covariance(lengths, values) / spread;
  const [center, n] = [mean(lengths), values.length];
  const estimate = mean(values) - slope * center;
  const left = sum(questions.map(({ value, longer }) => (value - estimate - slope * longer) ** 2));
  const variance = (left / (n - 2)) * (1 / n + center ** 2 / (spread * (n - 1)));
  const limits = studentLimits({
    estimate,
    standardError: Math.sqrt(variance),
    df: n - 2,
    upperTail: upperShare(level),
    scale: undefined,
  });
  return { difference: { refused: false, ...known, estimate, ...limits, rough: fewClusters(n) }, slope };
}

interface ControlledWinRate {
  readonly refused: false;
  /** Share of wins of b that would be left between answers of equal length. */
  readonly winRate: number;
  /** Change of the log-odds of winning with length, in units of tanh(longer / standard deviation). */
  readonly slope: StudentInterval;
}

/**
 * The win rate at equal length: logistic regression of wins on tanh of the standardized length difference, at 0 (Dubois et al.
 * 2024, arXiv 2404.04475). Refused below 20 questions, where lengths do not differ, and where length separates wins from losses.
 */
export function lengthControlledWinRate(
  options: LengthOptions,
): ControlledWinRate | Refusal<{ readonly winRate: number | null }> {
  const { questions, level } = options;
  const refusal = refusalFor(options);
  const raw = questions.length > 0 ? mean(questions.map(({ value }) => value)) : null;
  if (refusal !== null) return refuse(refusal, { winRate: raw });
  const deviation = Math.sqrt(sampleVariance(questions.map(({ longer }) => longer)));
  const scored = questions.map(({ value, longer }, index) => ({
    cluster: String(index),
    x: [1, Math.tanh(longer / deviation)],
    score: value,
  }));
  const fit = logisticFit({ rows: scored.map(({ x, score }) => ({ x, share: score, weight: 1 })) });
  if (fit === null) return refuse('separated', { winRate: raw });
  const [intercept = NaN, slope = NaN] = fit.coefficients;
  const limits = studentLimits({
    estimate: slope,
    standardError: Math.sqrt(sandwich(fit, scored)[1]![1]!),
    df: questions.length - 2,
    upperTail: upperShare(level),
    scale: undefined,
  });
  const clusters = questions.length;
  const known = { method: 'length slope sandwich/1', level, clusters, rough: fewClusters(clusters) };
  return {
    refused: false,
    winRate: logistic(intercept),
    slope: { refused: false, ...known, estimate: slope, ...limits },
  };
}

function refusalFor({
  questions,
  fewest = FEWEST_QUESTIONS,
}: LengthOptions): 'no_data' | 'too_few_items' | 'zero_variance' | null {
  if (questions.length === 0) return 'no_data';
  if (questions.length < Math.max(3, fewest)) return 'too_few_items';
  return differ(questions.map(({ longer }) => longer)) ? null : 'zero_variance';
}
