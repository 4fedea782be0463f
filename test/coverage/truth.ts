import { increasingRoot } from '../../src/statistics/distributions/increasing-root.ts';
import { normalCdf, normalDensity } from '../../src/statistics/distributions/normal.ts';
import { SCALE } from './design.ts';
import type { Noise } from './design.ts';

/** Standard deviation of a single rating before it is rounded. */
export function deviationOf({ question, document, interaction, answer, judge }: Noise): number {
  return Math.hypot(question, document, interaction, answer, judge);
}

/** The mean of ratings over all questions there could be, in closed form: 1 + sum over k = 2..5 of P(rating >= k). */
export function trueMean(location: number, deviation: number): number {
  let total = SCALE.min;
  for (let level = SCALE.min + 1; level <= SCALE.max; level += 1)
    total += normalCdf((location - (level - 0.5)) / deviation);
  return total;
}

/** Where a candidate has to lie for its ratings to have this mean. */
export function locationFor(mean: number, deviation: number): number {
  return increasingRoot({
    excess: (location) => trueMean(location, deviation) - mean,
    slope: (location) =>
      [1.5, 2.5, 3.5, 4.5].reduce(
        (total, edge) => total + normalDensity((location - edge) / deviation) / deviation,
        0,
      ),
    low: -20,
    high: 26,
  });
}
