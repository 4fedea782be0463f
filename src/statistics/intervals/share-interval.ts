import { clusteredWilsonInterval } from './clustered-wilson.ts';
import { clusterValues } from './cluster-robust.ts';
import type { ClusteredValue } from './cluster-robust.ts';
import type { Interval, RefusedInterval } from './interval.ts';
import { meanInterval } from './mean-interval.ts';

interface ShareIntervalOptions {
  /** For each question a share from 0 to 1, and how many things it is a share of. */
  readonly questions: readonly (ClusteredValue & { readonly count: number })[];
  readonly level: number;
}

/**
 * The interval for a mean share, by the method that fits: of questions that hang together a share is a mean like any other;
 * of questions that stand alone, Wilson on the effective number holds better. Refused without data and with one piece of evidence.
 */
export function shareInterval({ questions, level }: ShareIntervalOptions): Interval | RefusedInterval {
  if (clusterValues(questions).length < questions.length)
    return meanInterval({ questions, level, scale: { min: 0, max: 1 } });
  const rates = questions.map(({ value, count }) => ({ rate: value, answers: count }));
  return clusteredWilsonInterval({ questions: rates, level });
}
