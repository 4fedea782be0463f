import { equivalence } from './equivalence.ts';
import { meanTest } from './mean-test.ts';
import type { TestedMean } from './mean-test.ts';
import type { ClusteredValue } from '../intervals/cluster-robust.ts';
import type { RefusedInterval } from '../intervals/interval.ts';
import { plannedLooks } from '../planning/planned-looks.ts';

interface StopRuleOptions {
  /** After how many questions results are looked at; the last is all of them. See `lookSchedule`. */
  readonly schedule: readonly number[];
  readonly margin: number;
  readonly level: number;
  /** Comparisons in the family: each gets its share of alpha. */
  readonly comparisons: number;
}

/** What a comparison says at a look. */
interface LookResult {
  /** 'different' or 'equivalent': decided. Null: go on. */
  readonly decided: 'different' | 'equivalent' | null;
  /** At the level that pays for looking: the interval to print. */
  readonly interval: TestedMean | RefusedInterval;
}

/** Looks at the paired differences seen so far; `look` counts from 0. */
export type StopRule = (differences: readonly ClusteredValue[], look: number) => LookResult;

/**
 * The rule of planned looks for one run: 'different' where p of the paired t test is at most the nominal p of the look,
 * 'equivalent' where the equivalence test's is; the latter's boundaries are those of twice alpha, because it is one-sided.
 * The interval is at level 1 - nominal p (repeated confidence interval, Jennison & Turnbull 1989).
 */
export function stopRule({ schedule, margin, level, comparisons }: StopRuleOptions): StopRule {
  const all = schedule.at(-1) ?? 0;
  const fractions = schedule.map((questions) => questions / all);
  const alpha = (1 - level) / comparisons;
  const { nominalP } = plannedLooks({ fractions, alpha });
  const oneSided = plannedLooks({ fractions, alpha: 2 * alpha }).nominalP.map((p) => p / 2);
  return (differences, look) => {
    const nominal = nominalP[look];
    const forEquivalence = oneSided[look];
    if (nominal === undefined || forEquivalence === undefined)
      throw new RangeError(`look ${look} was not planned: there are ${schedule.length}, counted from 0`);
    const interval = meanTest({ questions: differences, against: 0, level: 1 - nominal });
    if (interval.refused) return { decided: null, interval };
    if (interval.p <= nominal) return { decided: 'different', interval };
    const tost = equivalence({ difference: interval, margin, alpha: forEquivalence });
    return { decided: tost.p <= forEquivalence ? 'equivalent' : null, interval };
  };
}
