import type { Interval, RefusedInterval } from '../intervals/interval.ts';
import { zeroSpreadInterval } from '../intervals/zero-spread.ts';
import { meanTest } from '../comparisons/mean-test.ts';
import { isBetween, scoreOf } from './ordered-comparison.ts';
import type { OrderedComparison } from './ordered-comparison.ts';
import { questionShares } from './question-shares.ts';
import { signFlip } from '../comparisons/sign-flip.ts';

interface WinRateOptions {
  readonly comparisons: readonly OrderedComparison[];
  readonly candidate: string;
  readonly opponent: string;
  readonly level: number;
  readonly seed: number;
  readonly draws?: number;
  /** What the candidate scores where no choice could be read; left out: nothing. */
  readonly missing?: number;
}

export interface WinRate {
  /** Mean over questions of the candidate's score: 1, a half for a tie, 0. */
  readonly rate: Interval | RefusedInterval;
  /** Against one half. t is null where every question had the same score. */
  readonly p: { readonly t: number | null; readonly signFlip: number | null };
  readonly questions: number;
  readonly comparisons: number;
  readonly noVerdict: number;
}

const SCALE = { min: 0, max: 1 };

/**
 * How often a candidate's answers were preferred to another's, over both orders: pairs that contradict each other are kept, and
 * average to a half. An interval by t over questions, and the same two tests as for ratings. Refused where none was compared.
 */
export function winRate(options: WinRateOptions): WinRate {
  const { candidate, opponent, level, seed, draws = 20_000, missing = null } = options;
  const between = options.comparisons.filter((comparison) => isBetween(comparison, candidate, opponent));
  const shares = questionShares(
    between.map((comparison) => ({ ...comparison, score: scoreOf(comparison, candidate, missing) })),
  );
  const tested = meanTest({ questions: shares, against: 0.5, level, scale: SCALE });
  const centered = shares.map(({ value, cluster }) => ({ value: value - 0.5, cluster: cluster ?? null }));
  return {
    rate: spreadOrNot(tested),
    p: {
      t: tested.refused ? null : tested.p,
      signFlip: shares.length === 0 ? null : signFlip({ questions: centered, seed, draws }).p,
    },
    questions: shares.length,
    comparisons: between.length,
    noVerdict: between.filter(({ winner }) => winner === null).length,
  };
}

function spreadOrNot(interval: Interval | RefusedInterval): Interval | RefusedInterval {
  const { estimate, clusters, level } = interval;
  if (!interval.refused || interval.reason !== 'zero_variance' || estimate === null) return interval;
  return zeroSpreadInterval({ estimate, clusters, level, scale: SCALE });
}
