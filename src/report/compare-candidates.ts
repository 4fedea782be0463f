import { compareFamily, type FamilyComparison } from '../statistics/comparisons/compare-family.ts';
import { largestDifferences } from '../statistics/comparisons/paired-differences.ts';
import type { StatisticsSettings } from '../record/evaluation.ts';
import { asInterval } from './mean-intervals.ts';
import type { MeasuredRatings } from './measured-ratings.ts';
import { aimed, aimedBounds } from './question-ratings.ts';
import type { Comparison } from './report.ts';

/** Which candidates are compared, and what is taken for a difference. */
export interface Comparing extends Pick<StatisticsSettings, 'level' | 'scope' | 'compare'> {
  readonly baseline: string | null;
  /** Of the draws behind p where patterns are too many to count. */
  readonly seed: number;
}

/** One measure's comparisons, with what the statistics know of them beyond the report. */
export interface ComparedMeasure {
  readonly measured: MeasuredRatings;
  readonly comparisons: readonly Comparison[];
  /** Of each comparison that has one: in points, and on how many pieces of evidence. */
  readonly standardErrors: readonly { readonly error: number; readonly clusters: number }[];
}

/** Questions that are worth looking up. */
const mostDifferent = 3;

/** Compares candidates on one measure, which is one family: b minus a, on the questions that both have. */
export function compareCandidates(measured: MeasuredRatings, comparing: Comparing): ComparedMeasure {
  const { facts, candidates } = measured;
  const { level, scope, seed } = comparing;
  const pairs = pairsOf(candidates, comparing);
  const family = compareFamily({
    pairs: pairs.map(([a, b]) => ({
      a: aimed(a.questions, facts.scale),
      b: aimed(b.questions, facts.scale),
    })),
    scale: aimedBounds(facts.scale),
    margin: facts.margin,
    level,
    scope,
    seed,
  });
  const comparisons = pairs.flatMap(([a, b], index) => {
    const compared = family[index];
    return compared === undefined ? [] : [comparisonOf(compared, { measured, a: a.id, b: b.id, scope })];
  });
  const standardErrors = family.flatMap(({ difference }) =>
    difference.refused ? [] : [{ error: difference.standardError, clusters: difference.clusters }],
  );
  return { measured, comparisons, standardErrors };
}

interface Named {
  readonly measured: MeasuredRatings;
  readonly a: string;
  readonly b: string;
  readonly scope: Comparing['scope'];
}

function comparisonOf(compared: FamilyComparison, { measured, a, b, scope }: Named): Comparison {
  const { differences, dropped, aHigher, equal, bHigher, p, family, verdict, winner, needed } = compared;
  return {
    measure: measured.facts.id,
    a,
    b,
    difference: asInterval(compared.difference, scope),
    shared: differences.length,
    dropped,
    aHigher,
    equal,
    bHigher,
    p,
    family,
    verdict,
    winner: winner === null ? null : { a, b }[winner],
    questionsNeeded: needed?.questions ?? null,
    differenceSought: needed?.difference ?? null,
    margin: measured.facts.margin,
    doubt: compared.doubt,
    missing: compared.missing,
    ordinal: asInterval(compared.ordinal, 'questions-like-these'),
    mostDifferent: largestDifferences(differences, mostDifferent).map(({ question, value }) => ({
      question,
      difference: value,
    })),
  };
}

type Candidates = MeasuredRatings['candidates'];

/** The baseline comes first in its pairs, else who comes first in the report. */
function pairsOf(
  candidates: Candidates,
  { baseline, compare }: Comparing,
): [Candidates[number], Candidates[number]][] {
  const first = candidates.find(({ id }) => id === baseline);
  const others = candidates.filter((candidate) => candidate !== first);
  const withFirst =
    first === undefined ? [] : others.map((other): [typeof first, typeof other] => [first, other]);
  if (compare === 'baseline') return withFirst;
  return [
    ...withFirst,
    ...others.flatMap((a, index) => others.slice(index + 1).map((b): [typeof a, typeof b] => [a, b])),
  ];
}
