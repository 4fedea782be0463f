import { anytime } from '../../../src/statistics/planning/anytime.ts';
import { budgetSplit } from '../../../src/statistics/planning/budget-split.ts';
import { crossedNoise } from '../../../src/statistics/planning/crossed-noise.ts';
import {
  detectableDifference,
  detectionPower,
} from '../../../src/statistics/planning/detectable-difference.ts';
import { nestedNoise } from '../../../src/statistics/planning/nested-noise.ts';
import { pairedDeviation } from '../../../src/statistics/planning/paired-deviation.ts';
import { plannedLooks } from '../../../src/statistics/planning/planned-looks.ts';
import type { Spending } from '../../../src/statistics/planning/planned-looks.ts';
import { questionsNeeded } from '../../../src/statistics/planning/question-count.ts';
import { groupRatings } from '../rating-rows.ts';
import type { RatingRow } from '../rating-rows.ts';

export const planning: readonly [string, (input: never) => unknown][] = [
  ['variance_components_nested', nested],
  ['variance_components_crossed', crossed],
  ['power_mde', power],
  ['budget_allocation', budget],
  ['group_sequential', looks],
  ['anytime_t', anytimeT],
];

function nested({ ratings }: { readonly ratings: readonly RatingRow[] }): unknown {
  const noise = nestedNoise(groupRatings(ratings));
  const known = { ms_question: noise.meanSquares.question, ms_rating: noise.meanSquares.rating };
  if (noise.refused)
    return { ...noise, ...known, rating: noise.rating, question_plus_answer: noise.questionAndAnswer };
  const { raw, shares, coefficients } = noise;
  return {
    ...known,
    ms_answer: noise.meanSquares.answer,
    ...coefficients,
    raw_question: raw.question,
    raw_answer: raw.answer,
    question: noise.question,
    answer: noise.answer,
    rating: noise.rating,
    share_question: shares?.question,
    share_answer: shares?.answer,
    share_rating: shares?.rating,
  };
}

function crossed(input: {
  readonly ratings: readonly (RatingRow & { readonly guidance: string })[];
}): unknown {
  const byCandidate = Map.groupBy(input.ratings, ({ guidance }) => guidance);
  const noise = crossedNoise([...byCandidate.values()].map(groupRatings));
  if (noise.refused) return noise;
  const { meanSquares, raw, variances } = noise;
  return {
    ms_guidance: meanSquares.candidate,
    ms_question: meanSquares.question,
    ms_interaction: meanSquares.interaction,
    ms_answer: meanSquares.answer,
    ms_rating: meanSquares.rating,
    raw_question: raw.question,
    raw_interaction: raw.interaction,
    raw_answer: raw.answer,
    question: noise.question,
    interaction: noise.interaction,
    answer: noise.answer,
    rating: noise.rating,
    var_mean_one_guidance: variances.mean,
    var_paired_difference: variances.difference,
  };
}

function power(input: {
  readonly var_interaction: number;
  readonly var_answer: number;
  readonly var_rating: number;
  readonly questions: number;
  readonly answers: number;
  readonly ratings: number;
  readonly delta: number;
  readonly alpha: number;
  readonly power: number;
}): unknown {
  const { var_interaction, var_answer, var_rating, answers, ratings, questions, alpha } = input;
  const noise = { interaction: var_interaction, answer: var_answer, rating: var_rating };
  const deviation = pairedDeviation({ noise, answers, ratings });
  return {
    sd_difference: deviation,
    se_difference: deviation / Math.sqrt(questions),
    mde: detectableDifference({ deviation, questions, alpha, power: input.power }),
    power_approx: detectionPower({ deviation, questions, alpha, difference: input.delta }),
    questions_needed: questionsNeeded({ deviation, difference: input.delta, alpha, power: input.power }),
  };
}

function budget(input: Readonly<Record<string, number>>): unknown {
  const of = (key: string): number => input[key] ?? NaN;
  const split = budgetSplit({
    noise: { between: of('var_between'), answer: of('var_answer'), rating: of('var_rating') },
    cost: { question: of('cost_question'), answer: of('cost_answer'), rating: of('cost_rating') },
    budget: of('budget'),
    most: { answers: of('max_answers'), ratings: of('max_ratings') },
  });
  return { continuous: split.ideal, best: split.best };
}

function looks(input: {
  readonly looks: number;
  readonly alpha: number;
  readonly spending: Spending;
}): unknown {
  const fractions = Array.from({ length: input.looks }, (_, index) => (index + 1) / input.looks);
  const { z, nominalP } = plannedLooks({ fractions, alpha: input.alpha, spending: input.spending });
  return { z, nominal_p: nominalP };
}

function anytimeT(input: {
  readonly differences: readonly number[];
  readonly alpha: number;
  readonly g: number;
}): unknown {
  const { differences, alpha, g } = input;
  const seen = differences.map((_, index) =>
    anytime({ differences: differences.slice(0, index + 1), alpha, g }),
  );
  const stop = seen.findIndex((result) => result.stop);
  return {
    lower: seen.map(({ lower }) => lower),
    upper: seen.map(({ upper }) => upper),
    e_value_zero: seen.map(({ eValue }) => eValue),
    first_stop: stop === -1 ? null : stop + 1,
  };
}
