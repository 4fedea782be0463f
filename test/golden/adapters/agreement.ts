import { correctedMean } from '../../../src/statistics/agreement/corrected-mean.ts';
import {
  correctedPassRate,
  correctedPassRateByQuestion,
} from '../../../src/statistics/agreement/corrected-pass-rate.ts';
import { pearsonInterval, spearmanInterval } from '../../../src/statistics/agreement/correlation-interval.ts';
import { kendallTauB, pearson, spearman } from '../../../src/statistics/agreement/correlation.ts';
import { gwetAgreement } from '../../../src/statistics/agreement/gwet-agreement.ts';
import { intraclass } from '../../../src/statistics/agreement/intraclass.ts';
import { jackknifeInterval } from '../../../src/statistics/agreement/jackknife.ts';
import type { LabelledItem } from '../../../src/statistics/agreement/jackknife.ts';
import { krippendorffAlpha } from '../../../src/statistics/agreement/krippendorff-alpha.ts';
import { labelPairs } from '../../../src/statistics/agreement/label-pairs.ts';
import type { LabelPair } from '../../../src/statistics/agreement/label-pairs.ts';
import { plainAgreement } from '../../../src/statistics/agreement/plain-agreement.ts';
import { weightedKappa } from '../../../src/statistics/agreement/weighted-kappa.ts';

export const agreement: readonly [string, (input: never) => unknown][] = [
  ['weighted_kappa', kappa],
  ['krippendorff_alpha', alpha],
  ['gwet_ac2', gwet],
  ['correlation', correlation],
  ['icc', icc],
  ['agreement_jackknife', jackknife],
  ['ppi_mean', ppi],
  ['rogan_gladen', roganGladen],
  ['rogan_gladen_clustered', roganGladenClustered],
];

type Labels = readonly (number | null)[];

function kappa(input: {
  readonly judge: Labels;
  readonly human: Labels;
  readonly categories: readonly number[];
}): unknown {
  const { categories } = input;
  const pairs = labelPairs(input.judge, input.human);
  const plain = plainAgreement(pairs, categories);
  const known = {
    n: pairs.length,
    exact_agreement: plain?.exact,
    within_one: plain?.withinOne,
    mean_bias: plain?.bias,
  };
  const quadratic = weightedKappa({ pairs, categories, weighting: 'quadratic' });
  const linear = weightedKappa({ pairs, categories, weighting: 'linear' });
  const unweighted = weightedKappa({ pairs, categories, weighting: 'unweighted' });
  if (quadratic.refused || linear.refused || unweighted.refused) return { ...quadratic, ...known };
  return {
    ...known,
    quadratic: quadratic.kappa,
    linear: linear.kappa,
    unweighted: unweighted.kappa,
    ase_quadratic: quadratic.naiveError,
  };
}

function alpha({ ratings }: { readonly ratings: readonly Labels[] }): unknown {
  const of = (metric: 'nominal' | 'ordinal' | 'interval') => krippendorffAlpha({ raters: ratings, metric });
  const [nominal, ordinal, interval] = [of('nominal'), of('ordinal'), of('interval')];
  if (nominal.refused || ordinal.refused || interval.refused) return nominal;
  return {
    nominal: nominal.alpha,
    ordinal: ordinal.alpha,
    interval: interval.alpha,
    n_pairable_units: nominal.units,
    n_pairable_values: nominal.values,
  };
}

function gwet(input: {
  readonly ratings: readonly Labels[];
  readonly categories: readonly number[];
}): unknown {
  const settings = { raters: input.ratings, categories: input.categories };
  const quadratic = gwetAgreement({ ...settings, weighting: 'quadratic' });
  const unweighted = gwetAgreement({ ...settings, weighting: 'unweighted' });
  if (quadratic.refused || unweighted.refused) return quadratic;
  return {
    ac2_quadratic: quadratic.agreement,
    pa: quadratic.observed,
    pe: quadratic.expected,
    ac1: unweighted.agreement,
  };
}

function correlation(input: { readonly x: Labels; readonly y: Labels; readonly level: number }): unknown {
  const pairs = labelPairs(input.x, input.y);
  const linear = pearsonInterval({ pairs, level: input.level });
  const ranked = spearmanInterval({ pairs, level: input.level });
  if (linear.refused && linear.reason !== 'at_boundary') return { ...linear, n: pairs.length };
  return {
    n: pairs.length,
    pearson: pearson(pairs),
    spearman: spearman(pairs),
    kendall_tau_b: kendallTauB(pairs),
    ...(linear.refused ? {} : { pearson_lower: linear.lower, pearson_upper: linear.upper }),
    ...(ranked.refused ? {} : { spearman_lower: ranked.lower, spearman_upper: ranked.upper }),
  };
}

function icc(input: { readonly ratings: readonly (readonly number[])[]; readonly level: number }): unknown {
  const result = intraclass(input.ratings, input.level);
  if (result.refused) return result;
  const { oneWay, agreement: absolute, consistency } = result;
  return {
    icc1: oneWay.single,
    icc2: absolute.single,
    icc3: consistency.single,
    icc1k: oneWay.average,
    icc2k: absolute.average,
    icc3k: consistency.average,
  };
}

function jackknife(input: {
  readonly items: readonly LabelledItem[];
  readonly statistic: 'quadratic_kappa' | 'spearman' | 'pearson' | 'kendall_tau_b';
  readonly categories: readonly number[];
  readonly level: number;
}): unknown {
  const quadraticKappa = (pairs: readonly LabelPair[]): number | null => {
    const result = weightedKappa({ pairs, categories: input.categories, weighting: 'quadratic' });
    return result.refused ? null : result.kappa;
  };
  const statistics = { quadratic_kappa: quadraticKappa, spearman, pearson, kendall_tau_b: kendallTauB };
  const interval = jackknifeInterval({ ...input, statistic: statistics[input.statistic] });
  if (interval.refused) return interval;
  const { standardErrorZ, leaveOneOut } = interval;
  return { ...interval, se_z: standardErrorZ, leave_one_out: leaveOneOut };
}

function ppi(input: {
  readonly human: readonly number[];
  readonly judge_on_same: readonly number[];
  readonly judge_only: readonly number[];
  readonly level: number;
}): unknown {
  const labelled = labelPairs(input.judge_on_same, input.human);
  const settings = { labelled, judgeOnly: input.judge_only, level: input.level };
  const tuned = correctedMean(settings);
  const plain = correctedMean({ ...settings, trust: 1 });
  const humans = correctedMean({ ...settings, trust: 0 });
  if (tuned.refused || plain.refused || humans.refused) return { ...tuned, n: labelled.length };
  const shown = [tuned, plain, humans].map((result) => ({
    ...result,
    lambda: result.trust,
    se: result.standardError,
  }));
  return {
    tuned: shown[0],
    ppi: shown[1],
    human_only: shown[2],
    judge_raw: tuned.judgeMean,
    mean_bias: tuned.bias,
  };
}

interface ErrorCounts {
  readonly true_fail_judged_fail: number;
  readonly n_true_fail: number;
  readonly true_pass_judged_pass: number;
  readonly n_true_pass: number;
  readonly level: number;
}

function errorsOf(input: ErrorCounts) {
  return {
    failed: { agreed: input.true_fail_judged_fail, labelled: input.n_true_fail },
    passed: { agreed: input.true_pass_judged_pass, labelled: input.n_true_pass },
  };
}

function roganGladen(input: ErrorCounts & { readonly judged_pass: number; readonly n: number }): unknown {
  const judged = { passed: input.judged_pass, answers: input.n };
  const result = correctedPassRate({ judged, errors: errorsOf(input), level: input.level });
  if (result.refused) return result;
  const { estimate, delta } = result;
  return {
    ...result,
    corrected: estimate,
    delta_se: delta.standardError,
    delta_lower: delta.lower,
    delta_upper: delta.upper,
  };
}

function roganGladenClustered(
  input: ErrorCounts & {
    readonly judged_pass_rate: number;
    readonly var_judged_pass_rate: number;
    readonly n_questions: number;
  },
): unknown {
  const judged = {
    rate: input.judged_pass_rate,
    variance: input.var_judged_pass_rate,
    questions: input.n_questions,
  };
  const result = correctedPassRateByQuestion({ judged, errors: errorsOf(input), level: input.level });
  return result.refused ? result : { ...result, corrected: result.estimate };
}
