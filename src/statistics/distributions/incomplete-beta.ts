import { logBeta } from './log-gamma.ts';

interface IncompleteBetaOptions {
  readonly x: number;
  /** 1 - x, where the caller knows it to more digits than the subtraction leaves. */
  readonly complement?: number;
  readonly a: number;
  readonly b: number;
}

/**
 * Regularized incomplete beta function I_x(a, b): the share of a beta(a, b) below x, for 0 <= x <= 1.
 * Continued fraction of DiDonato & Morris 1992 (ACM TOMS 18:360), which keeps its digits where a is huge and x near 1.
 */
export function incompleteBeta({ x, complement = 1 - x, a, b }: IncompleteBetaOptions): number {
  if (!(x >= 0 && x <= 1 && a > 0 && b > 0)) {
    throw new RangeError(`incompleteBeta: needs 0 <= x <= 1 and a, b > 0, not x ${x}, a ${a}, b ${b}`);
  }
  if (x === 0) return 0;
  if (complement === 0) return 1;
  // The fraction converges quickly below the mean only; above it the other tail is computed.
  if (a * complement < b * x) return 1 - lowerTail({ x: complement, y: x, a: b, b: a });
  return lowerTail({ x, y: complement, a, b });
}

interface Tail {
  readonly x: number;
  readonly y: number;
  readonly a: number;
  readonly b: number;
}

function lowerTail({ x, y, a, b }: Tail): number {
  const front = Math.exp(a * accurateLog(x, y) + b * accurateLog(y, x) - logBeta(a, b));
  const balance = a * y - b * x;
  const denominator = (n: number): number => {
    // Without the guard the first step would be 0/0 at a = 1.
    const odd = n === 0 ? 0 : (n * (b - n) * x) / (a + 2 * n - 1);
    return n + odd + ((a + n) * (balance + 1 + n * (1 + y))) / (a + 2 * n + 1);
  };
  const numerator = (n: number): number =>
    (((a + n - 1) * x) / (a + 2 * n - 1)) * (((a + b + n - 1) * x) / (a + 2 * n - 1)) * n * (b - n);
  return front / continuedFraction(denominator, numerator);
}

/** d(0) + n(1) / (d(1) + n(2) / (d(2) + …)), by the modified Lentz method. */
function continuedFraction(denominator: (n: number) => number, numerator: (n: number) => number): number {
  let value = awayFromZero(denominator(0));
  let c = value;
  let d = 0;
  // About sqrt(max(a, b)) steps are needed; the bound only keeps a NaN from looping for ever.
  for (let n = 1; n < 1e6; n += 1) {
    d = 1 / awayFromZero(denominator(n) + numerator(n) * d);
    c = awayFromZero(denominator(n) + numerator(n) / c);
    value *= c * d;
    if (Math.abs(c * d - 1) < 1e-15) break;
  }
  return value;
}

function awayFromZero(value: number): number {
  return Math.abs(value) < 1e-300 ? 1e-300 : value;
}

/** log(x), taken from 1 - x where x is near 1. */
function accurateLog(x: number, complement: number): number {
  return x < 0.5 ? Math.log(x) : Math.log1p(-complement);
}
