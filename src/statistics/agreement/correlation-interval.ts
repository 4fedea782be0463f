import { normalQuantile } from '../distributions/normal.ts';
import { fewClusters, upperShare } from '../intervals/interval.ts';
import type { Interval, RefusedInterval } from '../intervals/interval.ts';
import { refuse } from '../refusal.ts';
import { pearson, spearman } from './correlation.ts';
import { fisherLimits } from './fisher-limits.ts';
import type { LabelPair } from './label-pairs.ts';

interface CorrelationOptions {
  readonly pairs: readonly LabelPair[];
  readonly level: number;
}

const FEWEST_PAIRS = 4;

/** Pearson's correlation of independent pairs, Fisher's z with error 1/sqrt(n - 3). Where labels share questions take the jackknife. */
export function pearsonInterval(options: CorrelationOptions): Interval | RefusedInterval {
  return independentInterval('pearson fisher-z/1', pearson(options.pairs), options, 0);
}

/** Spearman's of independent pairs, error sqrt((1 + r²/2) / (n - 3)) (Bonett & Wright 2000). Where labels share questions take the jackknife. */
export function spearmanInterval(options: CorrelationOptions): Interval | RefusedInterval {
  return independentInterval('spearman bonett-wright/1', spearman(options.pairs), options, 0.5);
}

/** Refused below four pairs, where one side does not vary, and at -1 and 1, where z is infinite. */
function independentInterval(
  method: string,
  estimate: number | null,
  { pairs, level }: CorrelationOptions,
  excess: number,
): Interval | RefusedInterval {
  const clusters = pairs.length;
  const known = { method, level, clusters, estimate };
  const z = normalQuantile(upperShare(level));
  if (clusters < FEWEST_PAIRS) return refuse('too_few_items', known);
  if (estimate === null) return refuse('zero_variance', known);
  const reach = z * Math.sqrt((1 + excess * estimate ** 2) / (clusters - 3));
  const limits = fisherLimits(estimate, reach);
  if (limits === null) return refuse('at_boundary', known);
  const rest = { standardError: null, df: null, rough: fewClusters(clusters) };
  return { refused: false, ...known, estimate, ...limits, ...rest };
}
