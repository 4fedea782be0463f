import { differ, mean, sampleVariance } from '../moments.ts';
import { refuse } from '../refusal.ts';
import { fewClusters, upperShare } from './interval.ts';
import type { Bounds, Interval, RefusedInterval } from './interval.ts';
import { studentLimits } from './student-limits.ts';

interface StudentOptions {
  /** Independent of one another. */
  readonly values: readonly number[];
  readonly level: number;
  readonly scale?: Bounds | undefined;
}

/** An interval that has a standard error and degrees of freedom, so that tests can be made of it. */
export interface StudentInterval extends Interval {
  readonly standardError: number;
  readonly df: number;
}

/**
 * Mean ± t se on n - 1 degrees of freedom (Student 1908), for what is nearly symmetric, such as differences; means of
 * ratings take the skew-adjusted one. Refused without data, with one value, and where the values do not differ.
 */
export function studentInterval({ values, level, scale }: StudentOptions): StudentInterval | RefusedInterval {
  const upperTail = upperShare(level);
  const clusters = values.length;
  const known = { method: 't/1', level, clusters };
  if (clusters === 0) return refuse('no_data', { ...known, estimate: null });
  const estimate = mean(values);
  if (clusters === 1) return refuse('too_few_clusters', { ...known, estimate });
  if (!differ(values)) return refuse('zero_variance', { ...known, estimate });
  const standardError = Math.sqrt(sampleVariance(values) / clusters);
  return {
    refused: false,
    ...known,
    estimate,
    ...studentLimits({ estimate, standardError, df: clusters - 1, upperTail, scale }),
    rough: fewClusters(clusters),
  };
}
