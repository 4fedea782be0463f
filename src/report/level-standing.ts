import type { LevelStanding } from './report.ts';

interface NamedValue {
  readonly value: number;
  readonly name: string;
}

/** A mean nearer than this to the middle between two levels, as a share of their distance, stands between them. */
const nearMiddle = 0.05;
/** Keeps a mean of thirds at the edge of the band from being rounded out of it; a share of the distance as well. */
const slack = 1e-9;

/**
 * The named level at which a mean stands. It is supported only where both limits of the interval are
 * nearest to the same level. `levels` in rising order of value; null for a scale without names or no mean.
 */
export function levelStanding(
  levels: readonly NamedValue[],
  mean: { readonly estimate: number | null; readonly lower: number | null; readonly upper: number | null },
): LevelStanding | null {
  if (levels.length === 0 || mean.estimate === null) return null;
  const between = levelsAround(levels, mean.estimate);
  if (between !== null) return { nearest: null, between, supported: false };
  const nearest = nearestLevel(levels, mean.estimate);
  const supported =
    mean.lower !== null &&
    mean.upper !== null &&
    [mean.lower, mean.upper].every(
      (limit) => nearestLevel(levels, limit) === nearest && !inTheMiddle(levels, limit),
    );
  return { nearest: nearest?.name ?? null, between: null, supported };
}

function nearestLevel(levels: readonly NamedValue[], value: number): NamedValue | undefined {
  return levels.toSorted((a, b) => Math.abs(a.value - value) - Math.abs(b.value - value))[0];
}

function levelsAround(levels: readonly NamedValue[], value: number): [string, string] | null {
  for (const [index, upper] of levels.entries()) {
    const lower = levels[index - 1];
    if (lower === undefined) continue;
    if (fromMiddle(lower, upper, value) <= nearMiddle + slack) return [lower.name, upper.name];
  }
  return null;
}

/** A limit in the exact middle belongs to neither level. */
function inTheMiddle(levels: readonly NamedValue[], value: number): boolean {
  return levels.some((upper, index) => {
    const lower = levels[index - 1];
    return lower !== undefined && fromMiddle(lower, upper, value) < slack;
  });
}

/** How far a value lies from the middle between two levels: 0.5 at either of them. */
function fromMiddle(lower: NamedValue, upper: NamedValue, value: number): number {
  return Math.abs(value - (lower.value + upper.value) / 2) / (upper.value - lower.value);
}
