import { clusteredWilsonInterval } from '../statistics/intervals/clustered-wilson.ts';
import { clusterValues } from '../statistics/intervals/cluster-robust.ts';
import { fixedQuestionsInterval } from '../statistics/intervals/fixed-questions.ts';
import type { Bounds, Interval as Computed, RefusedInterval } from '../statistics/intervals/interval.ts';
import { meanInterval } from '../statistics/intervals/mean-interval.ts';
import { passRates, type QuestionPassRate } from '../statistics/pass-rates.ts';
import type { QuestionMean } from '../statistics/question-means.ts';
import type { Interval } from './interval.ts';

interface Meant {
  readonly questions: readonly QuestionMean[];
  readonly level: number;
}

/** The mean of ratings on questions like these. */
export function ratingInterval({ questions, level, scale }: Meant & { readonly scale: Bounds }): Interval {
  return asInterval(meanInterval({ questions, level, scale }), 'questions-like-these');
}

/** The mean of ratings, or the share that holds, on exactly these questions. */
export function fixedInterval({ questions, level, scale }: Meant & { readonly scale: Bounds }): Interval {
  return asInterval(fixedQuestionsInterval({ questions, level, scale }), 'these-questions');
}

/** The share of answers whose mean reaches the threshold, on questions like these. */
export function shareInterval({
  questions,
  level,
  threshold,
}: Meant & { readonly threshold: number }): Interval {
  return asInterval(ofShares(passRates(questions, threshold), level), 'questions-like-these');
}

/** The mean of answers that are shares themselves, on questions like these: of an answer's quotations, a part is found. */
export function partInterval({ questions, level }: Meant): Interval {
  const rates = questions.map(({ question, cluster, value, answers }) => ({
    question,
    cluster,
    rate: value,
    answers: answers.length,
  }));
  return asInterval(ofShares(rates, level), 'questions-like-these');
}

/** Of questions that hang together, a share is a mean like any other; of questions that stand alone, Wilson holds better. */
function ofShares(rates: readonly QuestionPassRate[], level: number): Computed | RefusedInterval {
  const values = rates.map(({ rate, cluster }) => ({ value: rate, cluster }));
  return clusterValues(values).length < values.length
    ? meanInterval({ questions: values, level, scale: { min: 0, max: 1 } })
    : clusteredWilsonInterval({ questions: rates, level });
}

/** An interval of the statistics as the report promises it. */
export function asInterval(computed: Computed | RefusedInterval, scope: Interval['scope']): Interval {
  const { estimate, level, clusters, method } = computed;
  const limits = computed.refused
    ? { lower: null, upper: null }
    : { lower: computed.lower, upper: computed.upper };
  const df = computed.refused ? null : computed.df;
  const rough = !computed.refused && computed.rough;
  const refused = computed.refused ? computed.reason : null;
  return { estimate, ...limits, level, df, clusters, method, scope, rough, refused };
}
