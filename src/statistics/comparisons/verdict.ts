import type { RefusalCode } from '../refusal.ts';

/** What may be said about two candidates; decided by tests, never by rounding a mean. */
export type Verdict = 'different' | 'equivalent' | 'borderline' | 'cannot-tell';

/** Why nothing can be said, beyond that neither a difference nor its absence was shown. */
export type Doubt =
  /** No comparison can be made: nothing is shared, or only one piece of evidence is. */
  | 'not-comparable'
  /** Below six pieces of evidence the sign-flip test cannot reach 5 %. */
  | 'few-clusters'
  /** Of exactly these questions nothing is known where they were answered once each. */
  | 'one-answer-each'
  /** Every question had the same number for both: nothing was seen, which is not the same as equal. */
  | 'no-difference-seen'
  /** The order of ratings points the other way than their mean. */
  | 'ordinal-disagrees'
  /** The missing ratings, at their worst or best, would change the verdict. */
  | 'missing-ratings';

export interface Decision {
  readonly verdict: Verdict;
  /** Only of a verdict 'different'. */
  readonly winner: 'a' | 'b' | null;
  readonly doubt: Doubt | null;
}

interface VerdictOptions {
  /** b minus a; null where nothing is shared. */
  readonly difference: number | null;
  /** Null where only these questions are spoken of: then their answers are the evidence. */
  readonly clusters: number | null;
  /** Why the difference has no interval. */
  readonly refused: RefusalCode | null;
  /** Adjusted for the family; t is null where every question had the same difference. */
  readonly p: { readonly t: number | null; readonly signFlip: number };
  readonly equivalent: boolean;
  /** Share of pairs in which b's answer was rated higher. */
  readonly ordinal: number | null;
  readonly alpha: number;
}

/** Below this no pattern of signs is rare enough: 2 / 2^5 = 0.0625. */
const FEWEST_CLUSTERS = 6;

/**
 * Different only if both tests say so after Holm's adjustment, borderline if one does; equivalent only by the
 * equivalence test; else it cannot be told. A difference that is certain stays one, also within the margin. Where every
 * question has the same difference, t is infinite, and the sign-flip decides alone.
 */
export function decide({
  difference,
  clusters,
  refused,
  p,
  equivalent,
  ordinal,
  alpha,
}: VerdictOptions): Decision {
  if (difference === null || (clusters !== null && clusters < 2)) return undecided('not-comparable');
  if (refused === 'answer_variance_not_estimable') return undecided('one-answer-each');
  if (clusters !== null && clusters < FEWEST_CLUSTERS) return undecided('few-clusters');
  const constant = p.t === null;
  if (constant && Math.abs(difference) <= 1e-9) return undecided('no-difference-seen');
  const byT = p.t === null || p.t <= alpha;
  const bySignFlip = p.signFlip <= alpha;
  if (byT && bySignFlip) {
    if (ordinal !== null && (ordinal - 0.5) * difference < 0) return undecided('ordinal-disagrees');
    return { verdict: 'different', winner: difference > 0 ? 'b' : 'a', doubt: null };
  }
  if (equivalent) return { verdict: 'equivalent', winner: null, doubt: null };
  if (byT || bySignFlip) return { verdict: 'borderline', winner: null, doubt: null };
  return undecided(null);
}

function undecided(doubt: Doubt | null): Decision {
  return { verdict: 'cannot-tell', winner: null, doubt };
}
