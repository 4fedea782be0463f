import { equivalence } from '../../../src/statistics/comparisons/equivalence.ts';
import { bonferroni, holm } from '../../../src/statistics/comparisons/holm.ts';
import { jury } from '../../../src/statistics/comparisons/jury.ts';
import { meanTest } from '../../../src/statistics/comparisons/mean-test.ts';
import { pairedDifferences } from '../../../src/statistics/comparisons/paired-differences.ts';
import { signFlip } from '../../../src/statistics/comparisons/sign-flip.ts';

export const comparisons: readonly [string, (input: never) => unknown][] = [
  ['paired_difference', pairedDifference],
  ['tost_equivalence', tost],
  ['holm', holmAdjusted],
  ['jury_two_way', juryTwoWay],
];

interface QuestionRow {
  readonly question: string;
  readonly value: number | null;
}

function pairedDifference(input: {
  readonly a: readonly QuestionRow[];
  readonly b: readonly QuestionRow[];
  readonly level: number;
}): unknown {
  const paired = pairedDifferences(present(input.a), present(input.b));
  const questions = paired.differences;
  const tested = meanTest({ questions, against: 0, level: input.level });
  const known = {
    n_pairs: questions.length,
    n_dropped: paired.dropped,
    mean_diff: tested.estimate,
    p_signflip: signFlip({ questions, seed: 1 }).p,
  };
  if (tested.refused)
    return { ...known, refused: true, reason: tested.reason === 'no_data' ? 'no_pairs' : tested.reason };
  return {
    ...known,
    se: tested.standardError,
    sd_diff: tested.standardError * Math.sqrt(questions.length),
    df: tested.df,
    t: tested.t,
    p_t: tested.p,
    lower: tested.lower,
    upper: tested.upper,
    wins_b: paired.bHigher,
    ties: paired.equal,
    wins_a: paired.aHigher,
  };
}

function tost(input: {
  readonly differences: readonly number[];
  readonly margin: number;
  readonly alpha: number;
}): unknown {
  const questions = input.differences.map((value) => ({ value }));
  const tested = meanTest({ questions, against: 0, level: 1 - input.alpha });
  if (tested.refused) return tested;
  const result = equivalence({ difference: tested, margin: input.margin, alpha: input.alpha });
  return {
    mean_diff: tested.estimate,
    t_lower: result.tLower,
    t_upper: result.tUpper,
    p_lower: result.pLower,
    p_upper: result.pUpper,
    p_tost: result.p,
    lower90: result.lower,
    upper90: result.upper,
    equivalent: result.equivalent,
  };
}

function holmAdjusted({ p }: { readonly p: readonly (number | null)[] }): unknown {
  return { holm: holm(p), bonferroni: bonferroni(p) };
}

function present(rows: readonly QuestionRow[]): { question: string; value: number }[] {
  return rows.flatMap(({ question, value }) => (value === null ? [] : [{ question, value }]));
}

function juryTwoWay(input: {
  readonly differences: readonly (readonly number[])[];
  readonly level: number;
}): unknown {
  const result = jury({ questions: input.differences, level: input.level });
  const { theseJudges, judgesLikeThese, withoutOne, variances } = result;
  if (judgesLikeThese.refused) return { ...judgesLikeThese, mean: judgesLikeThese.estimate };
  return {
    mean: judgesLikeThese.estimate,
    per_judge: result.perJudge,
    var_question: variances?.question,
    var_judge: variances?.judge,
    ms_residual: variances?.residual,
    these_judges: theseJudges,
    new_judges: {
      se: judgesLikeThese.standardError,
      df: judgesLikeThese.df,
      lower: judgesLikeThese.lower,
      upper: judgesLikeThese.upper,
    },
    leave_one_judge_out_range: [withoutOne?.lower, withoutOne?.upper],
  };
}
