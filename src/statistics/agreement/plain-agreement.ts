import { mean } from '../moments.ts';
import type { LabelPair } from './label-pairs.ts';

interface PlainAgreement {
  /** Share of answers on which both said the same. */
  readonly exact: number;
  /** Share on which they were at most one level apart. */
  readonly withinOne: number;
  /** Judge minus human, in points: above 0 the judge is lenient. */
  readonly bias: number;
}

/** Agreement without a correction for chance, beside kappa; null without pairs. Categories rise. */
export function plainAgreement(
  pairs: readonly LabelPair[],
  categories: readonly number[],
): PlainAgreement | null {
  if (pairs.length === 0) return null;
  const apart = pairs.map(({ judge, human }) =>
    Math.abs(categories.indexOf(judge) - categories.indexOf(human)),
  );
  return {
    exact: apart.filter((levels) => levels === 0).length / pairs.length,
    withinOne: apart.filter((levels) => levels <= 1).length / pairs.length,
    bias: mean(pairs.map(({ judge, human }) => judge - human)),
  };
}
