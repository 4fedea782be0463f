import { mean, sum } from '../moments.ts';
import { refuse } from '../refusal.ts';
import type { Refusal } from '../refusal.ts';
import { categoryIndex, categoryWeights } from './category-weights.ts';
import type { Weighting } from './category-weights.ts';

interface GwetOptions {
  /** One row for each rater, in it one rating for each unit; null where it has none. */
  readonly raters: readonly (readonly (number | null)[])[];
  readonly categories: readonly number[];
  /** 'quadratic' gives AC2, 'unweighted' AC1. */
  readonly weighting: Weighting;
}

interface GwetAgreement {
  readonly refused: false;
  readonly agreement: number;
  readonly observed: number;
  readonly expected: number;
}

/**
 * Gwet's AC1 and AC2 (Gwet 2008, 2014), which stay sensible where nearly all ratings are one level and kappa does not:
 * p_e = sum w / (q (q - 1)) sum pi_k (1 - pi_k). Refused where no unit has two ratings.
 */
export function gwetAgreement({
  raters,
  categories,
  weighting,
}: GwetOptions): GwetAgreement | Refusal<{ units: number }> {
  const weights = categoryWeights(categories, weighting);
  const units = unitCounts(raters, categories);
  const shared = units.filter((counts) => sum(counts) > 1);
  if (shared.length === 0) return refuse('no_pairs', { units: 0 });
  const observed = mean(shared.map((counts) => agreementOf(counts, weights)));
  const shares = categories.map((_, k) => mean(units.map((counts) => counts[k]! / sum(counts))));
  const q = categories.length;
  const spread = sum(shares.map((share) => share * (1 - share)));
  const expected = (sum(weights.flat()) / (q * (q - 1))) * spread;
  return { refused: false, agreement: (observed - expected) / (1 - expected), observed, expected };
}

/** For each unit with a rating, how many raters gave each category. */
function unitCounts(raters: GwetOptions['raters'], categories: readonly number[]): number[][] {
  const count = Math.max(0, ...raters.map(({ length }) => length));
  const units = Array.from({ length: count }, (_, unit) => {
    const counts = categories.map(() => 0);
    for (const row of raters) {
      const rating = row[unit] ?? null;
      if (rating !== null) counts[categoryIndex(categories, rating)]! += 1;
    }
    return counts;
  });
  return units.filter((counts) => sum(counts) > 0);
}

function agreementOf(counts: readonly number[], weights: readonly (readonly number[])[]): number {
  const ratings = sum(counts);
  const agreeing = counts.map((own, k) => own * (sum(counts.map((other, l) => weights[k]![l]! * other)) - 1));
  return sum(agreeing) / (ratings * (ratings - 1));
}
