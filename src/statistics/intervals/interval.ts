import type { Refusal } from '../refusal.ts';

/** Everything a report says about a number's uncertainty. Lengths and limits are in the unit of the estimate. */
export interface Interval {
  readonly refused: false;
  /** How it was computed, with a version that changes when the formula does. */
  readonly method: string;
  readonly level: number;
  readonly estimate: number;
  /** Null where the method has none. */
  readonly standardError: number | null;
  readonly df: number | null;
  readonly lower: number;
  readonly upper: number;
  /** Independent pieces of evidence. */
  readonly clusters: number;
  /** True where so little evidence stands behind it that the level is only roughly kept. */
  readonly rough: boolean;
}

/** No limits can be given; the estimate stays where it can be computed. */
export type RefusedInterval = Refusal<
  Pick<Interval, 'method' | 'level' | 'clusters'> & { readonly estimate: number | null }
>;

/** The least and the greatest value that an estimate can take. */
export interface Bounds {
  readonly min: number;
  readonly max: number;
}

/** Two to nine independent pieces of evidence are few: simulated coverage is not safely within a point of the level. */
export function fewClusters(clusters: number): boolean {
  return clusters < 10;
}

/** The share of a distribution below the upper limit of a two-sided interval: 0.975 for level 0.95. */
export function upperShare(level: number): number {
  if (!(level > 0 && level < 1))
    throw new RangeError(`the level of an interval lies between 0 and 1, not at ${level}`);
  return (1 + level) / 2;
}

export function clip(value: number, bounds: Bounds | undefined): number {
  return bounds === undefined ? value : Math.min(bounds.max, Math.max(bounds.min, value));
}
