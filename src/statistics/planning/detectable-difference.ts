import { tCdf, tQuantile } from '../distributions/student-t.ts';

interface PlannedComparison {
  /** Standard deviation of one question's difference between two candidates; see `pairedDeviation`. */
  readonly deviation: number;
  /** Shared questions, at least 2. */
  readonly questions: number;
  /** The share of false findings that is accepted; divided by the number of comparisons of the family. */
  readonly alpha: number;
}

/**
 * The smallest true difference that a paired t test on so many questions finds with this power:
 * (t(1 - alpha/2, n - 1) + t(power, n - 1)) deviation / sqrt(n). Within .003 of the exact value of the noncentral t. Null below two questions.
 */
export function detectableDifference({
  deviation,
  questions,
  alpha,
  power,
}: PlannedComparison & { readonly power: number }): number | null {
  if (questions < 2) return null;
  const df = questions - 1;
  return ((tQuantile(1 - alpha / 2, df) + tQuantile(power, df)) * deviation) / Math.sqrt(questions);
}

/**
 * The chance with which a true difference is found: T(n - 1) at difference / se - t(1 - alpha/2). Reads up to .04 low
 * with 10 questions, .005 from 20 on. Null below two questions.
 */
export function detectionPower({
  deviation,
  questions,
  alpha,
  difference,
}: PlannedComparison & { readonly difference: number }): number | null {
  if (questions < 2) return null;
  const df = questions - 1;
  return tCdf((Math.abs(difference) * Math.sqrt(questions)) / deviation - tQuantile(1 - alpha / 2, df), df);
}
