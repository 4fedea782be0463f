import { increasingRoot } from './increasing-root.ts';

interface SymmetricDistribution {
  readonly probability: number;
  /** The share below x, for x <= 0. */
  readonly lowerTail: (x: number) => number;
  readonly density: (x: number) => number;
}

/** The quantile of a distribution symmetric about 0. Always solved in the lower tail, where small probabilities keep their digits. */
export function symmetricQuantile({ probability, lowerTail, density }: SymmetricDistribution): number {
  if (!(probability >= 0 && probability <= 1)) {
    throw new RangeError(`a quantile needs a probability from 0 to 1, not ${probability}`);
  }
  if (probability === 0.5) return 0;
  const tail = Math.min(probability, 1 - probability);
  const sign = probability < 0.5 ? 1 : -1;
  if (tail === 0) return sign * -Infinity;
  let low = -1;
  while (lowerTail(low) >= tail) low *= 2;
  if (low === -Infinity) return sign * low;
  const high = low === -1 ? 0 : low / 2;
  return sign * increasingRoot({ excess: (x) => lowerTail(x) - tail, slope: density, low, high });
}
