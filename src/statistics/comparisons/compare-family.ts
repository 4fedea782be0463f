import { questionsNeeded } from '../planning/question-count.ts';
import { fillMissing } from '../question-means.ts';
import type { QuestionRatings } from '../question-means.ts';
import { comparePair } from './compare-pair.ts';
import type { ComparisonSettings, PairComparison, RatedPair } from './compare-pair.ts';
import { fewestClusters } from './fewest-clusters.ts';
import { holm } from './holm.ts';
import { decide } from './verdict.ts';
import type { Decision } from './verdict.ts';

export interface FamilyComparison extends PairComparison, Decision {
  /** t and signFlip as they are; holm is the larger of the two after adjustment for the family, and decides. */
  readonly p: { readonly t: number | null; readonly signFlip: number | null; readonly holm: number | null };
  /** How many comparisons share the chance of one false claim. */
  readonly family: number;
  readonly missing: number;
  /** Where neither a difference nor its absence was shown: how many questions find this difference in 80 % of runs. */
  readonly needed: { readonly questions: number; readonly difference: number } | null;
}

interface FamilyOptions extends ComparisonSettings {
  /** Every comparison that is displayed with a verdict for one measure. */
  readonly pairs: readonly RatedPair[];
}

const POWER = 0.8;

/**
 * Compares pairs of candidates on one measure, with verdicts that hold together: both p values are adjusted by Holm over
 * the family. Where ratings are missing, a claim must also hold if all of them had been as bad for a and as good for b as the
 * scale allows, and the other way round.
 */
export function compareFamily({ pairs, ...settings }: FamilyOptions): FamilyComparison[] {
  const compared = compareAll(pairs, settings);
  const missing = pairs.map(({ a, b }) => missingRatings(a) + missingRatings(b));
  if (missing.every((count) => count === 0))
    return compared.map((comparison) => ({ ...comparison, missing: 0 }));
  const { min, max } = settings.scale;
  const filled = [
    compareAll(pairs.map(fill({ a: min, b: max })), settings),
    compareAll(pairs.map(fill({ a: max, b: min })), settings),
  ];
  return compared.map((comparison, index) => {
    const holds = filled.every((family) => sameClaim(family[index], comparison));
    return {
      ...comparison,
      ...(holds || comparison.verdict === 'cannot-tell' ? {} : UNDECIDED),
      missing: missing[index] ?? 0,
    };
  });
}

const UNDECIDED: Decision = { verdict: 'cannot-tell', winner: null, doubt: 'missing-ratings' };

function compareAll(
  pairs: readonly RatedPair[],
  settings: ComparisonSettings,
): Omit<FamilyComparison, 'missing'>[] {
  const alpha = 1 - settings.level;
  // So many draws that the smallest adjusted p can lie well below alpha.
  const draws = Math.max(20_000, Math.ceil((20 * pairs.length) / alpha));
  const compared = pairs.map((pair) => comparePair({ ...pair, ...settings, draws }));
  const byT = holm(compared.map(({ difference }) => (difference.refused ? null : difference.p)));
  const bySignFlip = holm(compared.map((comparison) => comparison.signFlip?.p ?? null));
  return compared.map((comparison, index) => {
    const { difference, ordinal, equivalence } = comparison;
    const fixed = settings.scope === 'these-questions';
    const adjusted = { t: byT[index] ?? null, signFlip: bySignFlip[index] ?? 1 };
    const decision = decide({
      difference: difference.estimate,
      clusters: fixed ? null : difference.clusters,
      refused: difference.refused ? difference.reason : null,
      p: adjusted,
      equivalent: equivalence?.equivalent ?? false,
      ordinal: ordinal.estimate,
      alpha,
    });
    return {
      ...comparison,
      ...decision,
      p: {
        t: difference.refused ? null : difference.p,
        signFlip: comparison.signFlip?.p ?? null,
        holm: comparison.signFlip === null ? null : Math.max(adjusted.t ?? 0, adjusted.signFlip),
      },
      family: pairs.length,
      needed: fixed
        ? null
        : needed(comparison, decision, { margin: settings.margin, alpha, comparisons: pairs.length }),
    };
  });
}

/** A difference below the margin does not matter, so at least the margin is planned for. */
function needed(
  { difference, differences }: PairComparison,
  { verdict, doubt }: Decision,
  { margin, alpha, comparisons }: { margin: number; alpha: number; comparisons: number },
): FamilyComparison['needed'] {
  const open = verdict === 'cannot-tell' || verdict === 'borderline';
  if (!open || difference.refused || (doubt !== null && doubt !== 'few-clusters')) return null;
  const wanted = Math.max(Math.abs(difference.estimate), margin);
  const deviation = difference.standardError * Math.sqrt(differences.length);
  const questions = questionsNeeded({
    deviation,
    difference: wanted,
    alpha: alpha / comparisons,
    power: POWER,
  });
  return {
    questions: Math.max(questions, fewestClusters({ comparisons, alpha })),
    difference: wanted,
  };
}

function missingRatings(questions: readonly QuestionRatings[]): number {
  const ratings = questions.flatMap(({ answers }) => answers.flatMap((answer) => answer.ratings));
  return ratings.filter((rating) => rating === null).length;
}

function fill(worth: { readonly a: number; readonly b: number }): (pair: RatedPair) => RatedPair {
  return ({ a, b }) => ({ a: fillMissing(a, worth.a), b: fillMissing(b, worth.b) });
}

function sameClaim(first: Decision | undefined, second: Decision): boolean {
  return first?.verdict === second.verdict && first.winner === second.winner;
}
