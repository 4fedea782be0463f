import { sum } from '../moments.ts';
import { refuse } from '../refusal.ts';
import type { Refusal } from '../refusal.ts';

/** How far two values lie apart: by being other, by what lies between them in rank, or by their distance. */
export type Metric = 'nominal' | 'ordinal' | 'interval';

interface AlphaOptions {
  /** One row for each rater, in it one value for each unit; null where it has none. */
  readonly raters: readonly (readonly (number | null)[])[];
  readonly metric: Metric;
}

interface Alpha {
  readonly refused: false;
  readonly alpha: number;
  /** Units with at least two values, and the values in them. */
  readonly units: number;
  readonly values: number;
}

/**
 * Krippendorff's alpha for any number of raters with gaps (Krippendorff 2004; Hayes & Krippendorff 2007), from coincidences
 * o_ck = sum over units of n_uck / (m_u - 1): 1 - (n - 1) sum o d² / sum n_c n_k d². Refused where no unit has two values, and
 * where all values are the same.
 */
export function krippendorffAlpha({
  raters,
  metric,
}: AlphaOptions): Alpha | Refusal<{ units: number; values: number }> {
  const units = pairableUnits(raters);
  const pooled = units.flat();
  const known = { units: units.length, values: pooled.length };
  if (units.length === 0) return refuse('no_pairs', known);
  const levels = [...new Set(pooled)].toSorted((a, b) => a - b);
  const counts = levels.map((level) => pooled.filter((value) => value === level).length);
  const distance = squaredDistances(levels, counts, metric);
  const place = new Map(levels.map((level, index) => [level, index]));
  const observed = sum(units.map((unit) => unitDistance(unit, place, distance)));
  const expected = sum(
    counts.map((count, i) => sum(counts.map((other, j) => count * other * distance[i]![j]!))),
  );
  if (expected === 0) return refuse('zero_variance', known);
  return { refused: false, alpha: 1 - ((pooled.length - 1) * observed) / expected, ...known };
}

/** The values of each unit that has at least two. */
function pairableUnits(raters: AlphaOptions['raters']): number[][] {
  const count = Math.max(0, ...raters.map(({ length }) => length));
  return Array.from({ length: count }, (_, unit) =>
    raters.map((row) => row[unit] ?? null).filter((value) => value !== null),
  ).filter(({ length }) => length > 1);
}

function unitDistance(
  unit: readonly number[],
  place: ReadonlyMap<number, number>,
  distance: readonly (readonly number[])[],
): number {
  const places = unit.map((value) => place.get(value)!);
  return sum(places.map((i) => sum(places.map((j) => distance[i]![j]!)))) / (unit.length - 1);
}

function squaredDistances(levels: readonly number[], counts: readonly number[], metric: Metric): number[][] {
  // Ranks lie in the middle of equal values, so an ordinal distance is one of ranks.
  let below = 0;
  const ranks = counts.map((count) => {
    below += count;
    return below - count / 2;
  });
  const by = { nominal: levels, ordinal: ranks, interval: levels }[metric];
  return by.map((a, i) =>
    by.map((b, j) => {
      if (i === j) return 0;
      return metric === 'nominal' ? 1 : (a - b) ** 2;
    }),
  );
}
