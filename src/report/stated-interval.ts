import type { Interval as Computed, RefusedInterval } from '../statistics/intervals/interval.ts';
import type { Interval } from './report.ts';

/** An interval as a report states it: limits null where they are refused, with the reason. */
export function statedInterval(computed: Computed | RefusedInterval): Interval {
  const { estimate, level, clusters, method } = computed;
  const base = { estimate, level, clusters, method, scope: 'questions-like-these' as const };
  if (computed.refused)
    return { ...base, lower: null, upper: null, df: null, rough: false, refused: computed.reason };
  const { lower, upper, df, rough } = computed;
  return { ...base, lower, upper, df, rough, refused: null };
}
