import { normalQuantile } from '../distributions/normal.ts';
import { tQuantile } from '../distributions/student-t.ts';
import { clip, upperShare } from '../intervals/interval.ts';
import { refuse } from '../refusal.ts';
import type { Refusal } from '../refusal.ts';

/** How often the judge was right about what people had labelled. */
export interface JudgeErrors {
  /** Of what people failed: how many the judge failed too. */
  readonly failed: { readonly agreed: number; readonly labelled: number };
  /** Of what people passed: how many the judge passed too. */
  readonly passed: { readonly agreed: number; readonly labelled: number };
}

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
  const estimate = corrected(known.raw, known);
  const plain = { ...known, failed: errors.failed.labelled, passed: errors.passed.labelled };
  const standardError = errorOf(plain, estimate, (known.raw * (1 - known.raw)) / n);
  const smooth = smoothed(errors);
  const p = (judged.passed + z ** 2 / 2) / (n + z ** 2);
  const center = corrected(p, smooth);
  const shift = 2 * z ** 2 * shiftOf(smooth, center);
  const reach = z * errorOf(smooth, center, (p * (1 - p)) / (n + z ** 2));
  return {
    refused: false,
    method: 'rogan-gladen adjusted/1',
    ...known,
    estimate: clip(estimate, SHARE),
    lower: clip(center + shift - reach, SHARE),
    upper: clip(center + shift + reach, SHARE),
    rough: fewLabels(errors),
    variances: variancesOf(smooth, center, (p * (1 - p)) / (n + z ** 2)),
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
  const smooth = smoothed(errors);
  const center = corrected(judged.rate, smooth);
  const reach = tQuantile(share, judged.questions - 1) * errorOf(smooth, center, judged.variance);
  return {
    refused: false,
    method: 'rogan-gladen clustered t/1',
    ...known,
    estimate: clip(corrected(judged.rate, known), SHARE),
    lower: clip(center - reach, SHARE),
    upper: clip(center + reach, SHARE),
    rough: fewLabels(errors),
    variances: variancesOf(smooth, center, judged.variance),
  };
}

interface Quality {
  readonly specificity: number;
  readonly sensitivity: number;
}

interface MeasuredQuality extends Quality {
  /** How many labels of either kind it was measured on. */
  readonly failed: number;
  readonly passed: number;
}

function judgeQuality({ failed, passed }: JudgeErrors): Quality {
  return { specificity: failed.agreed / failed.labelled, sensitivity: passed.agreed / passed.labelled };
}

/** One more right and one more wrong of either kind: a judge is never taken to be without fault. */
function smoothed({ failed, passed }: JudgeErrors): MeasuredQuality {
  return {
    specificity: (failed.agreed + 1) / (failed.labelled + 2),
    sensitivity: (passed.agreed + 1) / (passed.labelled + 2),
    failed: failed.labelled + 2,
    passed: passed.labelled + 2,
  };
}

function refusalFor(
  { failed, passed }: JudgeErrors,
  { raw, specificity, sensitivity }: Quality & { readonly raw: number },
): 'no_data' | 'judge_not_better_than_chance' | null {
  if (failed.labelled === 0 || passed.labelled === 0 || Number.isNaN(raw)) return 'no_data';
  return specificity + sensitivity <= 1 + 1e-12 ? 'judge_not_better_than_chance' : null;
}

function corrected(p: number, { specificity, sensitivity }: Quality): number {
  return (p + specificity - 1) / (specificity + sensitivity - 1);
}

function errorOf(quality: MeasuredQuality, rate: number, varianceOfP: number): number {
  const { ratings, labels } = variancesOf(quality, rate, varianceOfP);
  return Math.sqrt(ratings + labels);
}

function variancesOf(
  quality: MeasuredQuality,
  rate: number,
  varianceOfP: number,
): CorrectedShare['variances'] {
  const { fromFailed, fromPassed } = spreads(quality);
  const stretch = (quality.specificity + quality.sensitivity - 1) ** 2;
  return {
    ratings: varianceOfP / stretch,
    labels: ((1 - rate) ** 2 * fromFailed + rate ** 2 * fromPassed) / stretch,
  };
}

function shiftOf(quality: MeasuredQuality, rate: number): number {
  const { fromFailed, fromPassed } = spreads(quality);
  return rate * fromPassed - (1 - rate) * fromFailed;
}

function spreads({ specificity, sensitivity, failed, passed }: MeasuredQuality): {
  fromFailed: number;
  fromPassed: number;
} {
  return {
    fromFailed: (specificity * (1 - specificity)) / failed,
    fromPassed: (sensitivity * (1 - sensitivity)) / passed,
  };
}

function fewLabels({ failed, passed }: JudgeErrors): boolean {
  return failed.labelled < 10 || passed.labelled < 10;
}
