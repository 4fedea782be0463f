import { holm } from '../comparisons/holm.ts';
import type { OrderedComparison } from './ordered-comparison.ts';
import { decide } from '../comparisons/verdict.ts';
import type { Decision } from '../comparisons/verdict.ts';
import { winRate } from './win-rate.ts';
import type { WinRate } from './win-rate.ts';

export interface PreferenceComparison extends WinRate, Decision {
  readonly a: string;
  readonly b: string;
  /** As in WinRate; holm is the larger of the two after adjustment for the family, and decides. */
  readonly p: WinRate['p'] & { readonly holm: number | null };
}

interface PreferencesOptions {
  readonly comparisons: readonly OrderedComparison[];
  /** Every pair that is displayed with a verdict; the rate is that of b. */
  readonly pairs: readonly { readonly a: string; readonly b: string }[];
  readonly level: number;
  readonly seed: number;
}

/**
 * Win rates of all pairs of a family, with verdicts that hold together, as for ratings: both tests, adjusted by Holm, and a
 * claim stands only if the choices that could not be read would not undo it. Nothing is called equivalent here.
 */
export function comparePreferences(options: PreferencesOptions): PreferenceComparison[] {
  const compared = compareAll(options);
  if (compared.every(({ noVerdict }) => noVerdict === 0)) return compared;
  const filled = [0, 1].map((missing) => compareAll({ ...options, missing }));
  return compared.map((comparison, index) => {
    const { verdict, winner } = comparison;
    const holds = filled.every(
      (family) => family[index]?.verdict === verdict && family[index].winner === winner,
    );
    return holds || verdict === 'cannot-tell' ? comparison : { ...comparison, ...UNDECIDED };
  });
}

const UNDECIDED: Decision = { verdict: 'cannot-tell', winner: null, doubt: 'missing-ratings' };

function compareAll(options: PreferencesOptions & { readonly missing?: number }): PreferenceComparison[] {
  const alpha = 1 - options.level;
  const draws = Math.max(20_000, Math.ceil((20 * options.pairs.length) / alpha));
  const rates = options.pairs.map(({ a, b }) => winRate({ ...options, candidate: b, opponent: a, draws }));
  const byT = holm(rates.map(({ p }) => p.t));
  const bySignFlip = holm(rates.map(({ p }) => p.signFlip));
  return rates.map((rate, index) => {
    const adjusted = { t: byT[index] ?? null, signFlip: bySignFlip[index] ?? 1 };
    const { estimate, clusters } = rate.rate;
    const decision = decide({
      difference: estimate === null ? null : estimate - 0.5,
      clusters,
      refused: rate.rate.refused ? rate.rate.reason : null,
      p: adjusted,
      equivalent: false,
      ordinal: null,
      alpha,
    });
    const decisive = Math.max(adjusted.t ?? 0, adjusted.signFlip);
    const { a, b } = options.pairs[index]!;
    return {
      a,
      b,
      ...rate,
      ...decision,
      p: { ...rate.p, holm: rate.p.signFlip === null ? null : decisive },
    };
  });
}
