import { tCdf } from '../distributions/student-t.ts';
import { holm } from '../comparisons/holm.ts';
import { fewClusters, upperShare } from '../intervals/interval.ts';
import type { StudentInterval } from '../intervals/student-interval.ts';
import { studentLimits } from '../intervals/student-limits.ts';
import { logistic } from './logistic-fit.ts';
import type { LogisticFit } from './logistic-fit.ts';
import { rankRanges } from './rank-ranges.ts';
import type { RankRange } from './rank-ranges.ts';
import { sandwich } from './sandwich.ts';
import type { ScoredComparison } from './sandwich.ts';

export interface CandidateStrengths {
  readonly strengths: readonly CandidateStrength[];
  /** What being shown first adds, in log-odds; null where it was not asked for. */
  readonly positionEffect: StudentInterval | null;
  /** Every pair, in the order of names. */
  readonly differences: readonly StrengthDifference[];
}

interface CandidateStrength extends RankRange {
  /** In log-odds; all strengths sum to 0. */
  readonly strength: StudentInterval;
  /** As if no two comparisons shared a question: for comparison only. */
  readonly naiveError: number;
}

interface StrengthDifference {
  readonly a: string;
  readonly b: string;
  /** Strength of a minus that of b, and the chance that a is preferred, where neither is shown first. */
  readonly difference: StudentInterval;
  readonly probability: number;
  readonly p: { readonly t: number; readonly holm: number };
}

interface FittedStrengths {
  readonly method: string;
  readonly names: readonly string[];
  readonly fit: LogisticFit;
  readonly scored: readonly ScoredComparison[];
  readonly clusters: number;
  readonly level: number;
  readonly positionEffect: boolean;
}

/** The fit ends where steps are smaller than 1e-10 log-odds: what is less than this is rounding. */
const nothing = 1e-8;

/** Strengths, differences and ranks from a fit: errors by the sandwich over clusters, ranks by Holm's adjustment over all pairs. */
export function candidateStrengths(fitted: FittedStrengths): CandidateStrengths {
  const { names, fit, scored, level, positionEffect } = fitted;
  const covariance = sandwich(fit, scored);
  const unit = (at: number): number[] => fit.coefficients.map((_, index) => Number(index === at));
  const along = (direction: readonly number[]): StudentInterval => combination(fitted, covariance, direction);
  const pairs = names.flatMap((a, i) => names.slice(i + 1).map((b, j) => ({ a, b, i, j: i + 1 + j })));
  const compared = pairs.map(({ a, b, i, j }) => {
    const difference = along(unit(i).map((value, index) => value - Number(index === j)));
    // Two that always tied differ by nothing but rounding, and so does their error: 0 / 0 is no evidence.
    const t =
      Math.abs(difference.estimate) < nothing ? 0 : Math.abs(difference.estimate / difference.standardError);
    return { a, b, difference, probability: logistic(difference.estimate), t: 2 * tCdf(-t, difference.df) };
  });
  const adjusted = holm(compared.map(({ t }) => t));
  const differences = compared.map(({ t, ...pair }, index) => ({
    ...pair,
    p: { t, holm: adjusted[index] ?? 1 },
  }));
  const certain = differences.filter(({ p }) => p.holm <= 1 - level);
  const ranks = rankRanges(
    names,
    certain.map(({ a, b, difference }) =>
      difference.estimate > 0 ? { winner: a, loser: b } : { winner: b, loser: a },
    ),
  );
  return {
    strengths: ranks.map((rank, index) => ({
      ...rank,
      strength: along(unit(index)),
      // The ones that hold the sum at 0 have put 1 / K² into the inverse.
      naiveError: Math.sqrt(fit.inverse[index]![index]! - 1 / names.length ** 2),
    })),
    positionEffect: positionEffect ? along(unit(names.length)) : null,
    differences,
  };
}

function combination(
  { method, fit, clusters, level }: FittedStrengths,
  covariance: readonly (readonly number[])[],
  direction: readonly number[],
): StudentInterval {
  const estimate = fit.coefficients.reduce((total, value, index) => total + value * direction[index]!, 0);
  const variance = covariance.reduce(
    (total, row, i) => total + row.reduce((sum, value, j) => sum + direction[i]! * value * direction[j]!, 0),
    0,
  );
  return {
    refused: false,
    method,
    level,
    estimate,
    ...studentLimits({
      estimate,
      standardError: Math.sqrt(variance),
      df: clusters - 1,
      upperTail: upperShare(level),
      scale: undefined,
    }),
    clusters,
    rough: fewClusters(clusters),
  };
}
