import { clusterRobustInterval, clusterValues } from './cluster-robust.ts';
import type { ClusteredValue } from './cluster-robust.ts';
import type { Bounds, Interval, RefusedInterval } from './interval.ts';
import { skewAdjustedInterval } from './skew-adjusted.ts';
import { zeroSpreadInterval } from './zero-spread.ts';

interface MeanIntervalOptions {
  readonly questions: readonly ClusteredValue[];
  readonly level: number;
  readonly scale: Bounds;
}

/**
 * The interval for a mean on questions like these, by the method that fits: CR2 where questions share clusters, else the
 * skew-adjusted t; the zero-spread bound where the independent pieces of evidence were all alike.
 * Refused without data and with one piece of evidence.
 */
export function meanInterval({ questions, level, scale }: MeanIntervalOptions): Interval | RefusedInterval {
  const values = questions.map(({ value }) => value);
  const shared = clusterValues(questions).length < values.length;
  const interval = shared
    ? clusterRobustInterval({ questions, level, scale })
    : skewAdjustedInterval({ values, level, scale });
  if (!interval.refused || interval.reason !== 'zero_variance' || interval.estimate === null) return interval;
  return zeroSpreadInterval({ estimate: interval.estimate, clusters: interval.clusters, level, scale });
}
