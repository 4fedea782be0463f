import { symmetricQuantile } from './symmetric-quantile.ts';

/** The share of a standard normal distribution below z. */
export function normalCdf(z: number): number {
  return z <= 0 ? lowerTail(z) : 1 - lowerTail(-z);
}

/** The z below which the share `probability` of a standard normal distribution lies. */
export function normalQuantile(probability: number): number {
  return symmetricQuantile({ probability, lowerTail, density: normalDensity });
}

function lowerTail(z: number): number {
  return z > -2.5 ? 0.5 + z * normalDensity(z) * powerSeries(z * z) : normalDensity(z) * millsRatio(-z);
}

/** Height of the standard normal density at z. */
export function normalDensity(z: number): number {
  return Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI);
}

/** 1 + z²/3 + z⁴/(3·5) + … (Marsaglia 2004, J. Stat. Soft. 11:4). */
function powerSeries(square: number): number {
  let term = 1;
  let sum = 1;
  for (let odd = 3; term > sum * Number.EPSILON; odd += 2) {
    term *= square / odd;
    sum += term;
  }
  return sum;
}

/** 1/(z + 1/(z + 2/(z + …))): upper tail over density (Laplace). 120 steps are exact to the last digit from z = 2.5 on. */
function millsRatio(z: number): number {
  let fraction = z;
  for (let step = 120; step >= 1; step -= 1) fraction = z + step / fraction;
  return 1 / fraction;
}
