import { differ, mean, sampleVariance } from '../moments.ts';
import { refuse } from '../refusal.ts';
import { fewClusters, upperShare } from './interval.ts';
import type { Bounds, RefusedInterval } from './interval.ts';
import type { StudentInterval } from './student-interval.ts';
import { studentLimits } from './student-limits.ts';

/** One question's mean, or difference of means; without a cluster it stands alone. */
export interface ClusteredValue {
  readonly value: number;
  readonly cluster?: string | null;
}

interface ClusterRobustOptions {
  readonly questions: readonly ClusteredValue[];
  readonly level: number;
  readonly scale?: Bounds | undefined;
}

interface ClusterRobustInterval extends StudentInterval {
  /** With the cruder C/(C - 1) correction, and as if the questions were independent: for comparison only. */
  readonly standardErrors: { readonly cr1: number; readonly ignoringClusters: number };
}

const METHOD = 'cr2 t/1';

/**
 * Mean over questions that come in clusters, such as the questions about one document: CR2 standard error and
 * Satterthwaite degrees of freedom of an intercept-only model in closed form (Bell & McCaffrey 2002; Pustejovsky &
 * Tipton 2018). Refused without data, with one cluster, and where the clusters' means do not differ.
 */
export function clusterRobustInterval(
  options: ClusterRobustOptions,
): ClusterRobustInterval | RefusedInterval {
  const { questions, level, scale } = options;
  const upperTail = upperShare(level);
  const groups = clusterValues(questions);
  const clusters = groups.length;
  const known = { method: METHOD, level, clusters };
  if (clusters === 0) return refuse('no_data', { ...known, estimate: null });
  const values = questions.map(({ value }) => value);
  const estimate = mean(values);
  if (clusters === 1) return refuse('too_few_clusters', { ...known, estimate });
  if (!differ(groups.map(mean))) return refuse('zero_variance', { ...known, estimate });

  const { standardError, cr1, df } = clusterErrors(groups, estimate);
  return {
    refused: false,
    ...known,
    estimate,
    ...studentLimits({ estimate, standardError, df, upperTail, scale }),
    rough: fewClusters(clusters) || df < 4,
    standardErrors: { cr1, ignoringClusters: Math.sqrt(sampleVariance(values) / values.length) },
  };
}

/** The values of each cluster, in the order in which the clusters first appear. */
export function clusterValues(questions: readonly ClusteredValue[]): readonly (readonly number[])[] {
  const groups: number[][] = [];
  const named = new Map<string, number[]>();
  for (const { value, cluster = null } of questions) {
    const group = cluster === null ? undefined : named.get(cluster);
    if (group !== undefined) {
      group.push(value);
      continue;
    }
    const opened = [value];
    groups.push(opened);
    if (cluster !== null) named.set(cluster, opened);
  }
  return groups;
}

function clusterErrors(
  groups: readonly (readonly number[])[],
  estimate: number,
): { standardError: number; cr1: number; df: number } {
  const n = groups.reduce((count, group) => count + group.length, 0);
  let adjusted = 0;
  let unadjusted = 0;
  let sizes = 0;
  let weights = 0;
  let squaredWeights = 0;
  for (const group of groups) {
    const size = group.length;
    const adjustment = 1 / (1 - size / n);
    const residual = (size * (mean(group) - estimate)) / n;
    const weight = adjustment * (size / n) ** 2;
    adjusted += adjustment * residual ** 2;
    unadjusted += residual ** 2;
    sizes += (size / n) ** 2;
    weights += weight;
    squaredWeights += weight ** 2;
  }
  return {
    standardError: Math.sqrt(adjusted),
    cr1: Math.sqrt((groups.length / (groups.length - 1)) * unadjusted),
    df: 1 / (sizes + weights ** 2 - squaredWeights),
  };
}
