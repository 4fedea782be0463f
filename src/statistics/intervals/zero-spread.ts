import { fewClusters, upperShare } from './interval.ts';
import type { Bounds, Interval } from './interval.ts';

interface ZeroSpreadOptions {
  /** What every one of them was. */
  readonly estimate: number;
  /** How many independent pieces of evidence were all alike; at least 2. */
  readonly clusters: number;
  readonly level: number;
  readonly scale: Bounds;
}

/**
 * Limits for a mean that did not vary: the share of questions unlike these, none of which was drawn, is bounded as
 * in an exact binomial interval (alpha/2)^(1/G), and put at either end of the scale. So a perfect candidate can pass a gate.
 */
export function zeroSpreadInterval({ estimate, clusters, level, scale }: ZeroSpreadOptions): Interval {
  const unlike = 1 - (1 - upperShare(level)) ** (1 / clusters);
  return {
    refused: false,
    method: 'zero-spread/1',
    level,
    estimate,
    standardError: null,
    df: null,
    lower: estimate - unlike * (estimate - scale.min),
    upper: estimate + unlike * (scale.max - estimate),
    clusters,
    rough: fewClusters(clusters),
  };
}
