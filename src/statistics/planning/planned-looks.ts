import { increasingRoot } from '../distributions/increasing-root.ts';
import { normalCdf, normalDensity, normalQuantile } from '../distributions/normal.ts';
import { simpson } from './simpson.ts';
import type { Grid } from './simpson.ts';

export type Spending = 'obf' | 'pocock';

interface PlannedLooksOptions {
  /** What share of the questions has been seen at each look, rising to 1. */
  readonly fractions: readonly number[];
  /** Two-sided, for all looks together; divided by the number of comparisons of the family. */
  readonly alpha: number;
  /** 'obf' spends little early and nearly all at the end; 'pocock' about the same at each look. */
  readonly spending?: Spending;
}

interface PlannedLooks {
  /** At each look, how far out the statistic must lie; */
  readonly z: readonly number[];
  /** and the same as a two-sided p, with which the p of a t test is compared. */
  readonly nominalP: readonly number[];
}

/**
 * Boundaries for looking at results several times with one alpha (Lan & DeMets 1983). At each look the alpha spent since the
 * last one is the chance of the path leaving its bounds only now, by the recursion of Armitage, McPherson & Rowe
 * 1969 on a path of Brownian motion: density f of paths still inside, bound b with the newly spent share beyond it.
 */
export function plannedLooks({ fractions, alpha, spending = 'obf' }: PlannedLooksOptions): PlannedLooks {
  checkFractions(fractions);
  const z: number[] = [];
  let inside: Grid | null = null;
  let before = { fraction: 0, spent: 0 };
  for (const fraction of fractions) {
    const spent = SPENT[spending](fraction, alpha);
    const deviation = Math.sqrt(fraction - before.fraction);
    const bound = boundFor({ inside, deviation, share: spent - before.spent });
    z.push(bound / Math.sqrt(fraction));
    inside = nextDensity({ inside, deviation, bound });
    before = { fraction, spent };
  }
  return { z, nominalP: z.map((value) => 2 * normalCdf(-value)) };
}

const SPENT: Readonly<Record<Spending, (fraction: number, alpha: number) => number>> = {
  obf: (fraction, alpha) => 4 * normalCdf(normalQuantile(alpha / 4) / Math.sqrt(fraction)),
  pocock: (fraction, alpha) => alpha * Math.log1p((Math.E - 1) * fraction),
};

interface Step {
  /** Density of the paths that are still inside; null before the first look, where all are at 0. */
  readonly inside: Grid | null;
  /** Of the way from the last look to this one. */
  readonly deviation: number;
}

/** The bound beyond which the given share of paths lies at this look. */
function boundFor({ inside, deviation, share }: Step & { readonly share: number }): number {
  if (inside === null) return -deviation * normalQuantile(share / 2);
  const over = (bound: number, term: (distance: number) => number): number => {
    let total = 0;
    for (let index = 0; index < inside.points.length; index += 1) {
      const point = inside.points[index]!;
      const both = term((-bound - point) / deviation) + term((point - bound) / deviation);
      total += inside.weights[index]! * both;
    }
    return total;
  };
  const excess = (bound: number): number => share - over(bound, normalCdf);
  const slope = (bound: number): number => over(bound, normalDensity) / deviation;
  let high = 1;
  while (excess(high) < 0) high *= 2;
  return increasingRoot({ excess, slope, low: 0, high });
}

function nextDensity({ inside, deviation, bound }: Step & { readonly bound: number }): Grid {
  const from = inside ?? { points: [0], weights: [1] };
  return simpson(bound, (to) => {
    let density = 0;
    for (let index = 0; index < from.points.length; index += 1) {
      density += from.weights[index]! * normalDensity((to - from.points[index]!) / deviation);
    }
    return density / deviation;
  });
}

function checkFractions(fractions: readonly number[]): void {
  const rising = fractions.every((fraction, index) => fraction > (fractions[index - 1] ?? 0));
  if (!rising || !(fractions.at(-1)! <= 1))
    throw new RangeError(`looks are shares that rise from above 0 to 1, not ${fractions.join(', ')}`);
}
