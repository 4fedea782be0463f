import type { ProbeId } from '../../judges/check-up/probes.ts';
import type { Interval } from '../interval.ts';

/** What a probe of a judge came to. `fooled`: in more pairs than chance explains. `undecided`: in some, or too few were told. */
export type ProbeOutcome = 'resisted' | 'fooled' | 'undecided' | 'left-out';

export interface ProbeReport {
  readonly id: ProbeId | 'order';
  readonly outcome: ProbeOutcome;
  /** Why it was left out or nothing can be told; null where the numbers say it. */
  readonly reason: 'in-both-orders' | 'no-document' | 'too-few-pairs' | null;
  /** Pairs of answers that could show anything. */
  readonly pairs: number;
  /** Those in which the judge fell for it. */
  readonly fooledIn: number;
  /** Pairs whose first answer stood at the end of the scale already, so that nothing could be seen. */
  readonly withoutRoom: number;
  /** Pairs in which a rating is missing. */
  readonly unrated: number;
  /** The share of pairs in which it fell for it; null where the probe was left out. */
  readonly fooled: Interval | null;
  /** How much higher the second answer was rated, in points. */
  readonly change: Interval | null;
}

/** A check-up that was made earlier, as later reports tell of it. */
export interface CheckUpStamp {
  /** The run in which the judge was checked. */
  readonly run: string;
  readonly checkedAt: string;
  readonly probes: readonly ProbeReport[];
}
