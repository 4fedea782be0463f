import type { CandidatePair } from '../plan/pairs.ts';
import type { Interval, RefusedInterval } from '../statistics/intervals/interval.ts';

/** Where the looks of a run that may stop early have led: derived from its calls, never stored. */
export interface Looks {
  /** Looks at numbers of questions that were chosen, or at any time: at every question, among many at every hundredth. */
  readonly kind: 'looks' | 'anytime';
  /** The measure that decides: the first that is rated. */
  readonly measure: string;
  /** How many looks there can be, and how many were made. */
  readonly planned: number;
  readonly used: number;
  /** What it stopped for before all questions were asked: a difference, or that there is none that matters in any comparison. */
  readonly stopped: 'different' | 'equivalent' | null;
  /** Where it stopped, only those that were looked at: the result rests on these alone. */
  readonly questions: { readonly planned: number; readonly used: number };
  /** What the last look said; empty before the first. */
  readonly comparisons: readonly LookedComparison[];
}

/** One comparison at a look. Whatever else is said of it must not be surer than this. */
export interface LookedComparison extends CandidatePair {
  readonly decided: 'different' | 'equivalent' | null;
  /** Of b minus a, at the level that pays for having looked before. */
  readonly difference: Interval | RefusedInterval;
}
