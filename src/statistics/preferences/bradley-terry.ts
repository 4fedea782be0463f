import { clusterKey } from '../cluster-key.ts';
import { refuse } from '../refusal.ts';
import type { Refusal } from '../refusal.ts';
import { candidateStrengths } from './candidate-strengths.ts';
import type { CandidateStrengths } from './candidate-strengths.ts';
import { arrowsOf, bothWays, mutualGroups } from './comparison-graph.ts';
import { logisticFit } from './logistic-fit.ts';
import { firstScore } from './ordered-comparison.ts';
import type { OrderedComparison } from './ordered-comparison.ts';
import type { ScoredComparison } from './sandwich.ts';

interface BradleyTerryOptions {
  readonly comparisons: readonly OrderedComparison[];
  /** Whether the answer shown first may have an advantage; needs both orders. */
  readonly positionEffect: boolean;
  readonly level: number;
}

export interface Strengths extends CandidateStrengths {
  readonly refused: false;
  readonly method: string;
  readonly clusters: number;
}

const METHOD = 'bradley-terry sandwich/1';

/**
 * Strengths of candidates from choices between two answers each (Bradley & Terry 1952), ties as half a win:
 * P(first preferred) = 1 / (1 + exp(-(s_first - s_second + position))). Errors by the sandwich over questions, G/(G - 1), on
 * G - 1 degrees of freedom, since one answer is judged many times. Refused where groups never met (`not_connected`), where some
 * never lose to the rest so that no finite strengths exist (`separated`; Ford 1957; so too where a position effect cannot be
 * told from strengths, because pairs were shown in one order only), with fewer than two questions, and where all are ties.
 */
export function bradleyTerry(
  options: BradleyTerryOptions,
): Strengths | Refusal<{ readonly method: string; readonly clusters: number }> {
  const judged = options.comparisons.flatMap((comparison) => {
    const score = firstScore(comparison);
    return score === null ? [] : [{ ...comparison, score }];
  });
  const names = [...new Set(judged.flatMap(({ first, second }) => [first, second]))].toSorted();
  const clusters = new Set(judged.map(clusterKey)).size;
  const known = { method: METHOD, clusters };
  if (judged.length === 0) return refuse('no_data', known);
  const wins = arrowsOf(judged.flatMap(arrowsFrom));
  if (mutualGroups(names, bothWays(wins)).length > 1) return refuse('not_connected', known);
  if (mutualGroups(names, wins).length > 1) return refuse('separated', known);
  if (clusters < 2) return refuse('too_few_clusters', known);
  const scored = judged.map((comparison) => ({
    cluster: clusterKey(comparison),
    score: comparison.score,
    x: design(names, comparison, options.positionEffect),
  }));
  const fit = logisticFit({ rows: gather(scored), sumToZero: names.length });
  if (fit === null) return refuse('separated', known);
  // Nothing but ties would leave no error at all, as if equality were certain.
  if (judged.every(({ score }) => score === 0.5)) return refuse('zero_variance', known);
  return { refused: false, ...known, ...candidateStrengths({ ...known, names, fit, scored, ...options }) };
}

function arrowsFrom({ first, second, score }: OrderedComparison & { score: number }): [string, string][] {
  if (score === 0.5)
    return [
      [first, second],
      [second, first],
    ];
  return [score === 1 ? [first, second] : [second, first]];
}

function design(names: readonly string[], { first, second }: OrderedComparison, position: boolean): number[] {
  const x = names.map((name) => Number(name === first) - Number(name === second));
  return position ? [...x, 1] : x;
}

/** Comparisons of the same two in the same order are one row: the fit does not depend on how many there are. */
function gather(
  scored: readonly ScoredComparison[],
): { x: readonly number[]; share: number; weight: number }[] {
  const groups = Map.groupBy(scored, ({ x }) => x.join());
  return [...groups.values()].map((group) => ({
    x: group[0]!.x,
    share: group.reduce((total, { score }) => total + score, 0) / group.length,
    weight: group.length,
  }));
}
