import { arrowsOf, mutualGroups } from './comparison-graph.ts';

interface RatedWin {
  readonly a: string;
  readonly b: string;
  /** Share of comparisons that b won, ties by half; null where there were none. */
  readonly rateOfB: number | null;
}

/**
 * Groups of three or more candidates that beat one another in a circle, each by more than half of the comparisons: no order
 * of them fits the choices. Candidates in the order in which they are first named.
 */
export function preferenceCycles(pairs: readonly RatedWin[]): string[][] {
  const names = [...new Set(pairs.flatMap(({ a, b }) => [a, b]))];
  const edges = pairs.flatMap(({ a, b, rateOfB }) => {
    if (rateOfB === null || Math.abs(rateOfB - 0.5) <= 1e-9) return [];
    return [rateOfB > 0.5 ? ([b, a] as const) : ([a, b] as const)];
  });
  return mutualGroups(names, arrowsOf(edges)).filter(({ length }) => length > 2);
}
