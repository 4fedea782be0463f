import { normalQuantile } from '../distributions/normal.ts';
import { tQuantile } from '../distributions/student-t.ts';

interface QuestionCountOptions {
  /** Standard deviation of one question's difference between two candidates; see `pairedDeviation`. */
  readonly deviation: number;
  /** The true difference that should be found; above 0. */
  readonly difference: number;
  /** The share of false findings that is accepted; divided by the number of comparisons of the family. */
  readonly alpha: number;
  /** The chance with which it should be found. */
  readonly power: number;
}

/**
 * The smallest number of shared questions, at least 2, on which a paired t test finds the difference with this power:
 * (t(1 - alpha/2, n - 1) + t(power, n - 1)) deviation / sqrt(n) <= difference.
 */
export function questionsNeeded({ deviation, difference, alpha, power }: QuestionCountOptions): number {
  if (!(difference > 0))
    throw new RangeError(`the difference to be found lies above 0, not at ${difference}`);
  const ratio = deviation / difference;
  // Student's quantiles lie above the normal ones, so no fewer questions can do.
  const least = Math.floor(((normalQuantile(1 - alpha / 2) + normalQuantile(power)) * ratio) ** 2);
  let n = Math.max(2, least);
  while ((tQuantile(1 - alpha / 2, n - 1) + tQuantile(power, n - 1)) * ratio > Math.sqrt(n)) n += 1;
  return n;
}
