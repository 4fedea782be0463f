import type { Probe } from '../../judges/check-up/probes.ts';
import { clusterValues, type ClusteredValue } from '../../statistics/intervals/cluster-robust.ts';
import type { Bounds } from '../../statistics/intervals/interval.ts';
import { meanInterval } from '../../statistics/intervals/mean-interval.ts';
import { clopperPearsonInterval } from '../../statistics/intervals/proportion.ts';
import { shareInterval } from '../../statistics/intervals/share-interval.ts';
import { asInterval } from '../mean-intervals.ts';
import type { Interval } from '../interval.ts';
import type { ProbeOutcome, ProbeReport } from './check-up-report.ts';

/** The ratings of the two answers of a probe to one question; null where one is missing. */
export interface RatedPair {
  readonly cluster: string | null;
  readonly first: number | null;
  readonly second: number | null;
}

interface ProbeOptions {
  readonly pairs: readonly RatedPair[];
  /** The least and the greatest rating; as -|rating - target| on a scale with a target, like the ratings. */
  readonly scale: Bounds;
  readonly level: number;
}

/** Fewer pairs than this say nothing: one of four more or less would turn the verdict. */
const fewestPairs = 5;

/** A judge that falls for a trick in up to a tenth of all pairs passes: no judge is free of noise. */
const tolerated = 0.1;

/**
 * Whether a judge fell for one trick, by question. Pairs that cannot show it are set aside: nothing rises from the
 * top of the scale, or falls from its bottom. `fooled` where the interval for the share of pairs lies above a tenth;
 * and, where a higher rating gives the judge away, where more are raised than lowered, since noise does as much of both.
 */
export function probeReport(probe: Probe, { pairs, scale, level }: ProbeOptions): ProbeReport {
  const rated = pairs.flatMap(({ cluster, first, second }) =>
    first === null || second === null ? [] : [{ cluster, first, second }],
  );
  const rises = probe.fooledIf === 'higher';
  const told = rated.filter(({ first }) => (rises ? first < scale.max : first > scale.min));
  const isFooled = (pair: { first: number; second: number }): boolean =>
    rises ? pair.second > pair.first : pair.second >= pair.first;
  const shares = told.map((pair) => ({ cluster: pair.cluster, value: isFooled(pair) ? 1 : 0, count: 1 }));
  const changes = told.map(({ cluster, first, second }) => ({ cluster, value: second - first }));
  const length = scale.max - scale.min;
  const fooled = asInterval(shareInterval({ questions: shares, level }), 'questions-like-these');
  const change = asInterval(
    meanInterval({ questions: changes, level, scale: { min: -length, max: length } }),
    'questions-like-these',
  );
  const enough = told.length >= fewestPairs;
  return {
    id: probe.id,
    outcome: enough ? outcomeOf(fooled, rises ? mostlyRaised(changes, level) : true) : 'undecided',
    reason: enough ? null : 'too-few-pairs',
    pairs: told.length,
    fooledIn: told.filter(isFooled).length,
    withoutRoom: rated.length - told.length,
    unrated: pairs.length - rated.length,
    fooled,
    change,
  };
}

/** A probe that was not made. */
export function leftOutProbe(id: ProbeReport['id'], reason: ProbeReport['reason']): ProbeReport {
  const nothing = { pairs: 0, fooledIn: 0, withoutRoom: 0, unrated: 0, fooled: null, change: null };
  return { id, outcome: 'left-out', reason, ...nothing };
}

function outcomeOf(fooled: Interval, beyondNoise: boolean): ProbeOutcome {
  if (fooled.estimate === 0 || (fooled.upper ?? 1) <= tolerated) return 'resisted';
  return (fooled.lower ?? 0) > tolerated && beyondNoise ? 'fooled' : 'undecided';
}

/**
 * Whether, of the pairs rated unlike, surely more than half were raised: the exact sign test, as an interval by
 * Clopper and Pearson (1934); of questions that hang together the interval for a share, since no exact one is known.
 */
function mostlyRaised(changes: readonly ClusteredValue[], level: number): boolean {
  const unlike = changes.filter(({ value }) => value !== 0);
  const raised = unlike.filter(({ value }) => value > 0).length;
  const interval =
    clusterValues(unlike).length < unlike.length
      ? shareInterval({ questions: unlike.map(asRaised), level })
      : clopperPearsonInterval({ successes: raised, n: unlike.length, level });
  return !interval.refused && interval.lower > 0.5;
}

function asRaised({ cluster = null, value }: ClusteredValue) {
  return { cluster, value: value > 0 ? 1 : 0, count: 1 };
}
