import { clusterKey } from '../cluster-key.ts';
import { tQuantile } from '../distributions/student-t.ts';
import { fewClusters, upperShare } from '../intervals/interval.ts';
import type { Interval, RefusedInterval } from '../intervals/interval.ts';
import { mean, sum } from '../moments.ts';
import { refuse } from '../refusal.ts';
import { fisherLimits, isAtBoundary } from './fisher-limits.ts';
import type { LabelPair } from './label-pairs.ts';

/** A pair of labels, and the question that it hangs together with. */
export interface LabelledItem extends LabelPair {
  readonly question: string;
  readonly cluster?: string | null;
}

interface JackknifeOptions<Item> {
  readonly items: readonly Item[];
  /** Kappa, alpha or a correlation: from -1 to 1, null where it is not defined. */
  readonly statistic: (items: readonly Item[]) => number | null;
  readonly level: number;
}

interface JackknifeInterval extends Interval {
  /** On the scale of atanh. */
  readonly standardErrorZ: number;
  /** The statistic without each question, in the order in which they first appear. */
  readonly leaveOneOut: readonly number[];
}

const METHOD = 'jackknife fisher-z t/1';
const FEWEST_CLUSTERS = 5;

/**
 * An interval for agreement where several labels share a question: leave out one question at a time, z = atanh of the rest,
 * se² = (G - 1)/G sum (z_i - mean z)², tanh(atanh(all) ± t(G - 1) se). Refused without items, below five questions, where the
 * statistic is not defined, and at -1 and 1.
 */
export function jackknifeInterval<Item extends Omit<LabelledItem, keyof LabelPair>>(
  options: JackknifeOptions<Item>,
): JackknifeInterval | RefusedInterval {
  const { items, statistic, level } = options;
  const upperTail = upperShare(level);
  const groups = [...new Set(items.map(clusterKey))];
  const clusters = groups.length;
  const estimate = items.length === 0 ? null : statistic(items);
  const known = { method: METHOD, level, clusters, estimate };
  if (clusters === 0) return refuse('no_data', known);
  if (estimate === null) return refuse('zero_variance', known);
  if (clusters < FEWEST_CLUSTERS) return refuse('too_few_clusters', known);
  if (isAtBoundary(estimate)) return refuse('at_boundary', known);
  const leaveOneOut = groups.map((left) => statistic(items.filter((item) => clusterKey(item) !== left)));
  const defined = leaveOneOut.filter((value) => value !== null);
  if (defined.length < clusters) return refuse('zero_variance', known);
  if (defined.some(isAtBoundary)) return refuse('at_boundary', known);
  const z = defined.map(Math.atanh);
  const center = mean(z);
  const standardErrorZ = Math.sqrt(((clusters - 1) / clusters) * sum(z, (value) => (value - center) ** 2));
  const df = clusters - 1;
  const limits = fisherLimits(estimate, tQuantile(upperTail, df) * standardErrorZ);
  if (limits === null) return refuse('at_boundary', known);
  return {
    refused: false,
    ...known,
    estimate,
    standardError: null,
    df,
    ...limits,
    rough: fewClusters(clusters),
    standardErrorZ,
    leaveOneOut: defined,
  };
}
