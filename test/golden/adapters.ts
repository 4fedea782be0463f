/** From the names of the golden files to the functions of the statistics room, and back. */
import { betaQuantile } from '../../src/statistics/distributions/beta.ts';
import { fQuantile } from '../../src/statistics/distributions/f.ts';
import { normalCdf, normalQuantile } from '../../src/statistics/distributions/normal.ts';
import { tCdf, tQuantile } from '../../src/statistics/distributions/student-t.ts';
import { clusteredWilsonInterval } from '../../src/statistics/intervals/clustered-wilson.ts';
import { clusterRobustInterval } from '../../src/statistics/intervals/cluster-robust.ts';
import { fixedQuestionsInterval } from '../../src/statistics/intervals/fixed-questions.ts';
import {
  clopperPearsonInterval,
  jeffreysInterval,
  wilsonInterval,
} from '../../src/statistics/intervals/proportion.ts';
import { skewAdjustedInterval } from '../../src/statistics/intervals/skew-adjusted.ts';
import { passRates } from '../../src/statistics/pass-rates.ts';
import { meansIfMissing, questionMeans } from '../../src/statistics/question-means.ts';
import { agreement } from './adapters/agreement.ts';
import { comparisons } from './adapters/comparisons.ts';
import { planning } from './adapters/planning.ts';
import { preferences } from './adapters/preferences.ts';
import { groupRatings } from './rating-rows.ts';
import type { RatingRow } from './rating-rows.ts';

/** By method: what computes it. An adapter trusts the form of its golden file's input. */
export type GoldenAdapters = ReadonlyMap<string, (input: never) => unknown>;

export const adapters: GoldenAdapters = new Map<string, (input: never) => unknown>([
  ['numerics', numerics],
  ['cluster_mean_ci', clusterMean],
  ['fixed_questions_ci', fixedQuestions],
  ['cluster_robust_cr2', clusterRobust],
  ['wilson', wilson],
  ['wilson_clustered', wilsonClustered],
  ...comparisons,
  ...preferences,
  ...agreement,
  ...planning,
]);

function numerics(input: Readonly<Record<string, readonly number[]>>): unknown {
  const { p = [], t = [], z, df = [], df1, df2 = [], a, b = [] } = input;
  const at = (values: readonly number[], index: number): number => values[index] ?? NaN;
  if (a)
    return {
      q: a.map((first, index) => betaQuantile({ probability: at(p, index), a: first, b: at(b, index) })),
    };
  if (df1)
    return {
      q: df1.map((first, index) => fQuantile({ probability: at(p, index), df1: first, df2: at(df2, index) })),
    };
  if (z) return { q: p.map(normalQuantile), p: z.map(normalCdf) };
  if (t.length > 0) return { p: t.map((value, index) => tCdf(value, at(df, index))) };
  return { q: p.map((probability, index) => tQuantile(probability, at(df, index))) };
}

function clusterMean(input: {
  readonly ratings: readonly RatingRow[];
  readonly level: number;
  readonly scale: readonly [number, number];
}): unknown {
  const questions = groupRatings(input.ratings);
  const scale = { min: input.scale[0], max: input.scale[1] };
  const { questions: means, counts } = questionMeans(questions);
  const interval = skewAdjustedInterval({
    values: means.map(({ value }) => value),
    level: input.level,
    scale,
  });
  const known = {
    n_questions: counts.questions,
    n_ratings: counts.ratings,
    n_missing: counts.missing,
    mean: interval.estimate,
  };
  if (interval.refused)
    return { ...known, refused: true, reason: interval.reason, share_lower_bound: interval.shareAtLeast };
  const filled = meansIfMissing(questions, scale);
  return {
    ...known,
    ...limitsOf(interval),
    lower_t: interval.plain.lower,
    upper_t: interval.plain.upper,
    skewness: interval.skewness,
    k_lower: interval.multipliers.lower,
    k_upper: interval.multipliers.upper,
    mean_if_missing_worst: filled?.worst,
    mean_if_missing_best: filled?.best,
  };
}

function fixedQuestions(input: { readonly ratings: readonly RatingRow[]; readonly level: number }): unknown {
  const { questions } = questionMeans(groupRatings(input.ratings));
  const interval = fixedQuestionsInterval({ questions, level: input.level });
  return { ...interval, ...(interval.refused ? {} : limitsOf(interval)), mean: interval.estimate };
}

function clusterRobust(input: {
  readonly questions: readonly { readonly cluster: string; readonly value: number }[];
  readonly level: number;
}): unknown {
  const interval = clusterRobustInterval(input);
  const known = { mean: interval.estimate, n_clusters: interval.clusters };
  if (interval.refused) return { ...known, refused: true, reason: interval.reason };
  const { cr1, ignoringClusters } = interval.standardErrors;
  return { ...known, ...limitsOf(interval), se_cr1: cr1, se_ignoring_clusters: ignoringClusters };
}

function wilson(input: { readonly successes: number; readonly n: number; readonly level: number }): unknown {
  const interval = wilsonInterval(input);
  const jeffreys = jeffreysInterval(input);
  const clopperPearson = clopperPearsonInterval(input);
  if (interval.refused || jeffreys.refused || clopperPearson.refused) return interval;
  return {
    p: interval.estimate,
    wilson_lower: interval.lower,
    wilson_upper: interval.upper,
    jeffreys_lower: jeffreys.lower,
    jeffreys_upper: jeffreys.upper,
    clopper_pearson_lower: clopperPearson.lower,
    clopper_pearson_upper: clopperPearson.upper,
  };
}

function wilsonClustered(input: {
  readonly questions: readonly (readonly (number | null)[])[];
  readonly level: number;
}): unknown {
  const passes = input.questions.map((answers, index) => ({
    question: String(index),
    answers: answers.map((pass) => ({ ratings: [pass] })),
  }));
  const rates = passRates(questionMeans(passes).questions, 1);
  const interval = clusteredWilsonInterval({ questions: rates, level: input.level });
  const known = { p: interval.estimate, n_questions: interval.clusters };
  if (interval.refused) return { ...known, refused: true, reason: interval.reason };
  const { answers, adjusted } = interval.effective;
  return { ...known, ...limitsOf(interval), n_effective: answers, n_effective_adjusted: adjusted };
}

function limitsOf(interval: {
  standardError: number | null;
  df: number | null;
  lower: number;
  upper: number;
}): object {
  return { se: interval.standardError, df: interval.df, lower: interval.lower, upper: interval.upper };
}
