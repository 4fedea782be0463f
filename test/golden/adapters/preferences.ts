import { mean } from '../../../src/statistics/moments.ts';
import { bradleyTerry } from '../../../src/statistics/preferences/bradley-terry.ts';
import {
  lengthAdjustedDifference,
  lengthControlledWinRate,
} from '../../../src/statistics/preferences/length-control.ts';
import type { OrderedComparison } from '../../../src/statistics/preferences/ordered-comparison.ts';
import { positionBias } from '../../../src/statistics/preferences/position-bias.ts';
import { winRate } from '../../../src/statistics/preferences/win-rate.ts';

export const preferences: readonly [string, (input: never) => unknown][] = [
  ['pairwise_winrate_position', pairwise],
  ['bradley_terry', strengths],
  ['length_control', length],
];

interface JudgementRow {
  readonly question: string;
  readonly first: string;
  readonly second: string;
  readonly winner: 'first' | 'second' | 'tie';
}

function asComparison({ winner, ...row }: JudgementRow): OrderedComparison {
  return { ...row, winner: winner === 'tie' ? 'same' : winner };
}

function pairwise(input: {
  readonly judgements: readonly JudgementRow[];
  readonly a: string;
  readonly b: string;
  readonly level: number;
}): unknown {
  const judged = input.judgements.map(asComparison);
  const wins = winRate({
    comparisons: judged,
    candidate: input.a,
    opponent: input.b,
    level: input.level,
    seed: 1,
  });
  const position = positionBias(judged, input.level);
  if (wins.rate.refused) return wins.rate;
  return {
    n_questions: wins.questions,
    win_rate_a: wins.rate.estimate,
    lower: wins.rate.lower,
    upper: wins.rate.upper,
    p_t: wins.p.t,
    consistency: position.consistency.estimate,
    n_swapped: position.swapped,
    first_position_rate: position.firstPosition.estimate,
    first_p_t: position.firstPosition.refused ? null : position.firstPosition.p,
  };
}

function strengths(input: {
  readonly judgements: readonly JudgementRow[];
  readonly position_effect: boolean;
  readonly level: number;
}): unknown {
  const result = bradleyTerry({
    comparisons: input.judgements.map(asComparison),
    positionEffect: input.position_effect,
    level: input.level,
  });
  if (result.refused) return result;
  const of = result.strengths.map(({ strength }) => strength);
  const [first] = result.differences;
  return {
    names: result.strengths.map(({ candidate }) => candidate),
    strength: of.map(({ estimate }) => estimate),
    se_cluster: of.map(({ standardError }) => standardError),
    lower: of.map(({ lower }) => lower),
    upper: of.map(({ upper }) => upper),
    se_naive: result.strengths.map(({ naiveError }) => naiveError),
    n_questions: result.clusters,
    position_effect: result.positionEffect?.estimate,
    position_se: result.positionEffect?.standardError,
    win_prob_first_vs_second_name: first?.probability,
    diff_1_2: { diff: first?.difference.estimate, se: first?.difference.standardError },
  };
}

function length(input: {
  readonly differences: readonly number[];
  readonly length_difference: readonly number[];
  readonly wins: readonly number[];
  readonly level: number;
}): unknown {
  const longer = (index: number): number => input.length_difference[index] ?? NaN;
  const settings = { level: input.level, fewest: 3 };
  const pointwise = lengthAdjustedDifference({
    questions: input.differences.map((value, index) => ({ value, longer: longer(index) })),
    ...settings,
  });
  const controlled = lengthControlledWinRate({
    questions: input.wins.map((value, index) => ({ value, longer: longer(index) })),
    ...settings,
  });
  if ('refused' in pointwise || controlled.refused) return { refused: true };
  const { difference, slope } = pointwise;
  return {
    raw_diff: mean(input.differences),
    adjusted_diff: difference.estimate,
    adjusted_se: difference.standardError,
    adjusted_lower: difference.lower,
    adjusted_upper: difference.upper,
    slope_per_unit: slope,
    raw_win_rate: mean(input.wins),
    length_controlled_win_rate: controlled.winRate,
    logit_slope: controlled.slope.estimate,
  };
}
