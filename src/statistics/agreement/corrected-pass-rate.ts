import { normalQuantile } from '../distributions/normal.ts';
import { tQuantile } from '../distributions/student-t.ts';
import { clip, upperShare } from '../intervals/interval.ts';
import { refuse } from '../refusal.ts';
import type { Refusal } from '../refusal.ts';
import {
  correctedRate,
  correctionShift,
  correctionVariances,
  judgeQuality,
  smoothedQuality,
} from './judge-errors.ts';
import type { JudgeErrors, MeasuredQuality, Quality } from './judge-errors.ts';

interface CorrectedShare {
  readonly refused: false;
  readonly method: string;
  readonly level: number;
  readonly estimate: number;
  readonly lower: number;
  readonly upper: number;
  /** What the judge itself passes, and how often it is right about what fails and what passes. */
  readonly raw: number;
  readonly specificity: number;
  readonly sensitivity: number;
  /** Fewer than ten labels of either kind. */
  readonly rough: boolean;
  /** What the variance of the estimate is made of: the larger part says what to buy more of. */
  readonly variances: { readonly ratings: number; readonly labels: number };
}

/** Limits of the plain delta method, which are too narrow with few labels: for comparison only. */
interface IndependentShare extends CorrectedShare {
  readonly delta: { readonly standardError: number; readonly lower: number; readonly upper: number };
}

type RefusedShare = Refusal<Pick<CorrectedShare, 'raw' | 'specificity' | 'sensitivity' | 'level'>>;

interface PassRateOptions {
  readonly errors: JudgeErrors;
  readonly level: number;
}

const SHARE = { min: 0, max: 1 };

/**
 * The pass rate that people would have found: (p + q0 - 1) / (q0 + q1 - 1), q0 specificity, q1 sensitivity (Rogan & Gladen 1978),
 * with the adjusted limits of Lee et al. 2025 (arXiv 2511.21140). For answers of which no two share a question.
 * Refused without labels of both kinds, and where the judge is no better than chance.
 */
export function correctedPassRate({
  judged,
  errors,
  level,
}: PassRateOptions & { readonly judged: { readonly passed: number; readonly answers: number } }):
  | IndependentShare
  | RefusedShare {
  const z = normalQuantile(upperShare(level));
  const n = judged.answers;
  const known = { level, ...judgeQuality(errors), raw: judged.passed / n };
  const refusal = refusalFor(errors, known);
  if (refusal !== null) return refuse(refusal, known);
  const estimate = correctedRate(known.raw, known);
  const plain = { ...known, failed: errors.failed.labelled, passed: errors.passed.labelled };
  const standardError = errorOf(plain, estimate, (known.raw * (1 - known.raw)) / n);
  const smooth = smoothedQuality(errors);
  const p = (judged.passed + z ** 2 / 2) / (n + z ** 2);
  const center = correctedRate(p, smooth);
  const shift = 2 * z ** 2 * correctionShift(smooth, center);
  const reach = z * errorOf(smooth, center, (p * (1 - p)) / (n + z ** 2));
  return {
    refused: false,
    method: 'rogan-gladen adjusted/1',
    ...known,
    estimate: clip(estimate, SHARE),
    lower: clip(center + shift - reach, SHARE),
    upper: clip(center + shift + reach, SHARE),
    rough: fewLabels(errors),
    variances: correctionVariances(smooth, center, (p * (1 - p)) / (n + z ** 2)),
    delta: {
      standardError,
      lower: clip(estimate - z * standardError, SHARE),
      upper: clip(estimate + z * standardError, SHARE),
    },
  };
}

/**
 * The same where answers share questions: the variance of the judge's pass rate is that over questions, limits by t on G - 1
 * degrees of freedom. Refused as above, and with fewer than two questions.
 */
export function correctedPassRateByQuestion({
  judged,
  errors,
  level,
}: PassRateOptions & {
  /** Mean of the questions' pass rates, and the variance of that mean. */
  readonly judged: { readonly rate: number; readonly variance: number; readonly questions: number };
}): CorrectedShare | RefusedShare {
  const share = upperShare(level);
  const known = { level, ...judgeQuality(errors), raw: judged.rate };
  const refusal = judged.questions < 2 ? 'too_few_clusters' : refusalFor(errors, known);
  if (refusal !== null) return refuse(refusal, known);
  const smooth = smoothedQuality(errors);
  const center = correctedRate(judged.rate, smooth);
  const reach = tQuantile(share, judged.questions - 1) * errorOf(smooth, center, judged.variance);
  return {
    refused: false,
    method: 'rogan-gladen clustered t/1',
    ...known,
    estimate: clip(correctedRate(judged.rate, known), SHARE),
    lower: clip(center - reach, SHARE),
    upper: clip(center + reach, SHARE),
    rough: fewLabels(errors),
    variances: correctionVariances(smooth, center, judged.variance),
  };
}

function refusalFor(
  { failed, passed }: JudgeErrors,
  { raw, specificity, sensitivity }: Quality & { readonly raw: number },
): 'no_data' | 'judge_not_better_than_chance' | null {
  if (failed.labelled === 0 || passed.labelled === 0 || Number.isNaN(raw)) return 'no_data';
  return specificity + sensitivity <= 1 + 1e-12 ? 'judge_not_better_than_chance' : null;
}

function errorOf(quality: MeasuredQuality, rate: number, varianceOfP: number): number {
  const { ratings, labels } = correctionVariances(quality, rate, varianceOfP);
  return Math.sqrt(ratings + labels);
}

function fewLabels({ failed, passed }: JudgeErrors): boolean {
  return failed.labelled < 10 || passed.labelled < 10;
}
