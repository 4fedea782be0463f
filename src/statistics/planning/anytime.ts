import { differ, mean, sampleVariance } from '../moments.ts';

interface AnytimeOptions {
  /** Paired differences of independent questions seen so far, in any number. */
  readonly differences: readonly number[];
  /** Divided by the number of comparisons of the family. */
  readonly alpha: number;
  /** Width of the mixture: the squared size of effect, in standard deviations, that is found fastest. */
  readonly g?: number;
}

interface Anytime {
  readonly estimate: number | null;
  /** Evidence against no difference; stop at 1 / alpha. Null with one question or without spread. */
  readonly eValue: number | null;
  /** Null while the limits are still infinite. */
  readonly lower: number | null;
  readonly upper: number | null;
  /** Whether a difference has been shown; not before five questions. */
  readonly stop: boolean;
}

const FEWEST_QUESTIONS = 5;

/**
 * An interval for the mean difference that holds at every look, however often one looks: t with a mixture over effect sizes
 * (Lai 1976; Wang & Ramdas 2023, arXiv 2310.03722; a Bayes factor of Gönen 2005). With k = 1 + n g, v = n - 1:
 * e = k^-1/2 ((1 + t²/v) / (1 + t²/(v k)))^(n/2); limits d ± s/sqrt(n) sqrt(v (r - 1) / (1 - r/k)), r = (sqrt(k)/alpha)^(2/n).
 */
export function anytime({ differences, alpha, g = 0.25 }: AnytimeOptions): Anytime {
  const n = differences.length;
  const estimate = n === 0 ? null : mean(differences);
  const open = { estimate, eValue: null, lower: null, upper: null, stop: false };
  if (estimate === null || n < 2 || !differ(differences)) return open;
  const k = 1 + n * g;
  const df = n - 1;
  const squaredError = sampleVariance(differences) / n;
  const ratio = estimate ** 2 / squaredError / df;
  const eValue = Math.exp((n / 2) * (Math.log1p(ratio) - Math.log1p(ratio / k)) - Math.log(k) / 2);
  const stop = n >= FEWEST_QUESTIONS && eValue >= 1 / alpha;
  const r = Math.exp((2 / n) * (Math.log(k) / 2 - Math.log(alpha)));
  if (r >= k) return { ...open, eValue, stop };
  const reach = Math.sqrt((squaredError * df * (r - 1)) / (1 - r / k));
  return { estimate, eValue, lower: estimate - reach, upper: estimate + reach, stop };
}
