import { sum } from '../moments.ts';
import { refuse } from '../refusal.ts';
import type { Refusal } from '../refusal.ts';
import { categoryIndex, categoryWeights } from './category-weights.ts';
import type { Weighting } from './category-weights.ts';
import type { LabelPair } from './label-pairs.ts';

interface KappaOptions {
  readonly pairs: readonly LabelPair[];
  /** All levels of the scale, rising, used or not. */
  readonly categories: readonly number[];
  readonly weighting: Weighting;
}

interface Kappa {
  readonly refused: false;
  readonly n: number;
  readonly kappa: number;
  /** As if all pairs were independent (Fleiss, Cohen & Everitt 1969): for comparison only; intervals are by the jackknife. */
  readonly naiveError: number;
}

/**
 * Cohen's kappa (Cohen 1960, 1968): (p_o - p_e) / (1 - p_e) with observed and expected weighted agreement, expected from the
 * two sets of marginals. The judge's side is the median rating of an answer. Refused without pairs, and where both always said
 * the same one thing: then there is no chance agreement to correct for.
 */
export function weightedKappa({
  pairs,
  categories,
  weighting,
}: KappaOptions): Kappa | Refusal<{ n: number }> {
  const n = pairs.length;
  if (n === 0) return refuse('no_data', { n });
  const weights = categoryWeights(categories, weighting);
  const places = pairs.map(({ judge, human }) => ({
    judge: categoryIndex(categories, judge),
    human: categoryIndex(categories, human),
  }));
  const share = (side: 'judge' | 'human'): number[] =>
    categories.map((_, index) => places.filter((place) => place[side] === index).length / n);
  const [judge, human] = [share('judge'), share('human')];
  // What a judge's level can expect to agree by chance with the people's levels, and the other way round.
  const ofJudge = weights.map((row) => sum(row.map((weight, index) => weight * human[index]!)));
  const ofHuman = weights.map((row) => sum(row.map((weight, index) => weight * judge[index]!)));
  const expected = sum(ofJudge.map((weight, index) => weight * judge[index]!));
  if (1 - expected < 1e-12) return refuse('zero_variance', { n });
  const observed = sum(places.map((place) => weights[place.judge]![place.human]!)) / n;
  const kappa = (observed - expected) / (1 - expected);
  const squares = places.map(
    (place) =>
      (weights[place.judge]![place.human]! - (ofJudge[place.judge]! + ofHuman[place.human]!) * (1 - kappa)) **
      2,
  );
  const variance = sum(squares) / n - (kappa - expected * (1 - kappa)) ** 2;
  return { refused: false, n, kappa, naiveError: Math.sqrt(Math.max(0, variance) / n) / (1 - expected) };
}
