import { incompleteBeta } from './incomplete-beta.ts';
import { increasingRoot } from './increasing-root.ts';
import { logBeta } from './log-gamma.ts';

interface BetaQuantileOptions {
  readonly probability: number;
  readonly a: number;
  readonly b: number;
}

/** The x below which the share `probability` of a beta(a, b) distribution lies; a, b > 0. */
export function betaQuantile({ probability, a, b }: BetaQuantileOptions): number {
  if (!(probability >= 0 && probability <= 1 && a > 0 && b > 0)) {
    throw new RangeError(
      `betaQuantile: needs a probability from 0 to 1 and a, b > 0, not ${probability}, a ${a}, b ${b}`,
    );
  }
  if (probability === 0 || probability === 1) return probability;
  const logScale = -logBeta(a, b);
  return increasingRoot({
    excess: (x) => incompleteBeta({ x, a, b }) - probability,
    slope: (x) => Math.exp(logScale + (a - 1) * Math.log(x) + (b - 1) * Math.log1p(-x)),
    low: 0,
    high: 1,
  });
}
