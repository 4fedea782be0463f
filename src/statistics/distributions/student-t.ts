import { incompleteBeta } from './incomplete-beta.ts';
import { logBeta } from './log-gamma.ts';
import { symmetricQuantile } from './symmetric-quantile.ts';

/** The share of Student's t distribution below t. `df` > 0 and may be a fraction. */
export function tCdf(t: number, df: number): number {
  return t <= 0 ? lowerTail(t, df) : 1 - lowerTail(-t, df);
}

/** The t below which the share `probability` of Student's distribution lies. `df` > 0 and may be a fraction. */
export function tQuantile(probability: number, df: number): number {
  checkDegrees(df);
  const logScale = -logBeta(df / 2, 0.5) - 0.5 * Math.log(df);
  const density = (t: number): number => Math.exp(logScale - ((df + 1) / 2) * Math.log1p((t * t) / df));
  return symmetricQuantile({ probability, lowerTail: (t) => lowerTail(t, df), density });
}

function lowerTail(t: number, df: number): number {
  checkDegrees(df);
  const ratio = (t / df) * t;
  return 0.5 * incompleteBeta({ x: 1 / (1 + ratio), complement: 1 / (1 + 1 / ratio), a: df / 2, b: 0.5 });
}

function checkDegrees(df: number): void {
  if (!(df > 0 && df < Infinity))
    throw new RangeError(`degrees of freedom are above 0 and finite, not ${df}`);
}
