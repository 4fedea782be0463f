import { bradleyTerry } from '../statistics/preferences/bradley-terry.ts';
import { comparePreferences } from '../statistics/preferences/compare-preferences.ts';
import type { PreferenceComparison } from '../statistics/preferences/compare-preferences.ts';
import { isBetween, scoreOf } from '../statistics/preferences/ordered-comparison.ts';
import type { OrderedComparison } from '../statistics/preferences/ordered-comparison.ts';
import { lengthSlope, type MeasuredComparison } from '../statistics/preferences/length-slope.ts';
import { positionBias } from '../statistics/preferences/position-bias.ts';
import { preferenceCycles } from '../statistics/preferences/preference-cycles.ts';
import { asInterval } from './mean-intervals.ts';
import type { PairwiseReport, PreferredPair } from './report.ts';

interface PairwiseOptions {
  readonly level: number;
  readonly seed: number;
  readonly rubric: PairwiseReport['rubric'];
  /** Stands first in every pair that is reported; left out: all pairs that were compared, in the order of their coming. */
  readonly baseline?: string | null;
}

const scope = 'questions-like-these';

/** What choices between answers say; from a file, or from a run. Null where nothing was compared. */
export function pairwiseOf(
  comparisons: readonly (MeasuredComparison & { readonly judge: string })[],
  options: PairwiseOptions,
): PairwiseReport | null {
  if (comparisons.length === 0) return null;
  const { level, seed, rubric } = options;
  const pairs = comparePreferences({
    comparisons,
    pairs: comparedPairs(comparisons, options.baseline ?? null),
    level,
    seed,
  });
  const { consistency, swapped, firstPosition } = positionBias(comparisons, level);
  return {
    rubric,
    judges: [...new Set(comparisons.map(({ judge }) => judge))].filter((judge) => judge !== ''),
    pairs: pairs.map((pair) => preferredPair(pair, comparisons)),
    consistency: asInterval(consistency, scope),
    firstPositionRate: asInterval(firstPosition, scope),
    lengthSlope: asInterval(lengthSlope(comparisons, level), scope),
    ...strengthsOf(comparisons, level),
    cycles: preferenceCycles(pairs.map(({ a, b, rate }) => ({ a, b, rateOfB: rate.estimate }))),
    counts: {
      questions: new Set(comparisons.map(({ question }) => question)).size,
      comparisons: comparisons.length,
      noVerdict: comparisons.filter(({ winner }) => winner === null).length,
      swapped,
    },
  };
}

/** Each pair once, the candidate that is named first in the file as a. */
function comparedPairs(
  comparisons: readonly OrderedComparison[],
  baseline: string | null,
): { a: string; b: string }[] {
  const named = baseline === null ? [] : [baseline];
  const candidates = [...new Set([...named, ...comparisons.flatMap(({ first, second }) => [first, second])])];
  const compared = new Set(
    comparisons.flatMap(({ first, second }) => [
      JSON.stringify([first, second]),
      JSON.stringify([second, first]),
    ]),
  );
  return candidates
    .flatMap((a, index) => candidates.slice(index + 1).map((b) => ({ a, b })))
    .filter(({ a, b }) => compared.has(JSON.stringify([a, b])) && (baseline === null || a === baseline));
}

function preferredPair(
  { a, b, rate, p, verdict, doubt, winner, noVerdict, questions }: PreferenceComparison,
  comparisons: readonly OrderedComparison[],
): PreferredPair {
  const scores = comparisons
    .filter((comparison) => isBetween(comparison, a, b))
    .map((comparison) => scoreOf(comparison, b));
  const count = (score: number): number => scores.filter((one) => one === score).length;
  return {
    a,
    b,
    winRate: asInterval(rate, scope),
    p,
    verdict,
    doubt,
    winner: winner === null ? null : { a, b }[winner],
    aPreferred: count(0),
    same: count(0.5),
    bPreferred: count(1),
    noVerdict,
    questions,
  };
}

/** Of two candidates the win rate says all; a position effect can be told only where pairs stand in both orders. */
function strengthsOf(
  comparisons: readonly OrderedComparison[],
  level: number,
): Pick<PairwiseReport, 'strengths' | 'positionEffect' | 'refused'> {
  const candidates = new Set(comparisons.flatMap(({ first, second }) => [first, second]));
  if (candidates.size < 3) return { strengths: null, positionEffect: null, refused: null };
  const fit = bradleyTerry({ comparisons, positionEffect: inBothOrders(comparisons), level });
  if (fit.refused) return { strengths: null, positionEffect: null, refused: fit.reason };
  return {
    strengths: fit.strengths.map(({ candidate, strength, best, worst }) => ({
      candidate,
      strength: asInterval(strength, scope),
      rank: { best, worst },
    })),
    positionEffect: fit.positionEffect === null ? null : asInterval(fit.positionEffect, scope),
    refused: null,
  };
}

function inBothOrders(comparisons: readonly OrderedComparison[]): boolean {
  const orders = new Set(comparisons.map(({ first, second }) => JSON.stringify([first, second])));
  return comparisons.some(({ first, second }) => orders.has(JSON.stringify([second, first])));
}
