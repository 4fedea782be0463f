import { clusteredWilsonInterval } from '../statistics/intervals/clustered-wilson.ts';
import { clusterValues } from '../statistics/intervals/cluster-robust.ts';
import { fixedQuestionsInterval } from '../statistics/intervals/fixed-questions.ts';
import type { Interval as Computed, RefusedInterval } from '../statistics/intervals/interval.ts';
import { meanInterval } from '../statistics/intervals/mean-interval.ts';
import { passRates, type QuestionPassRate } from '../statistics/pass-rates.ts';
import { meansIfMissing, questionMeans, type QuestionRatings } from '../statistics/question-means.ts';
import type { Position } from './finding.ts';
import { levelStanding } from './level-standing.ts';
import type { MeasureFacts } from './measure-facts.ts';
import type { CandidateMeasure, Interval } from './report.ts';
import type { MeasureTally } from './tally.ts';

/** What is needed beside the tally to put numbers on it. */
export interface MeasureContext {
  readonly facts: MeasureFacts;
  readonly level: number;
  readonly clusterOf: (unit: Position) => string | null;
}

/** Everything a report says about one candidate on one measure. */
export function candidateMeasure(tally: MeasureTally, context: MeasureContext): CandidateMeasure {
  const { facts, level } = context;
  const questions = questionRatings(tally, context);
  const { questions: reduced, counts } = questionMeans(questions);
  const mean = asInterval(
    facts.kind === 'check'
      ? shareInterval(passRates(reduced, 1), level)
      : meanInterval({ questions: reduced, level, scale: facts.scale }),
    'questions-like-these',
  );
  const { ratings, planned, noVerdict, errors } = tally.counts;
  return {
    counts: {
      questions: counts.questions,
      questionsPlanned: questions.length,
      answers: counts.answers,
      answersPlanned: questions.reduce((sum, question) => sum + question.answers.length, 0),
      ratings,
      ratingsPlanned: planned,
      noVerdict,
      errors,
    },
    mean,
    meanTheseQuestions: asInterval(
      fixedQuestionsInterval({ questions: reduced, level, scale: facts.scale }),
      'these-questions',
    ),
    meanIfMissing: ratings === planned ? null : ifMissing(questions, facts),
    level: levelStanding(facts.levels, mean),
    distribution: distribution(tally, facts),
    passRate: passRate(questions, context),
  };
}

function questionRatings(tally: MeasureTally, { clusterOf }: MeasureContext): QuestionRatings[] {
  return [...tally.units.values()].map(({ place, answers }) => ({
    question: place.unit,
    cluster: clusterOf(place),
    answers: [...answers.values()].map((ratings) => ({ ratings })),
  }));
}

/** Answers pass by their mean rating; on a scale with a target, by how near it they come. */
function passRate(
  questions: readonly QuestionRatings[],
  { facts, level }: MeasureContext,
): CandidateMeasure['passRate'] {
  if (facts.pass === null || facts.kind === 'check') return null;
  const threshold = towardsTarget(facts.pass, facts.scale.target);
  const rates = passRates(questionMeans(aimed(questions, facts)).questions, threshold);
  return {
    ...asInterval(shareInterval(rates, level), 'questions-like-these'),
    threshold: facts.pass,
  };
}

/** Of questions that hang together, a share is a mean like any other; of questions that stand alone, Wilson holds better. */
function shareInterval(rates: readonly QuestionPassRate[], level: number): Computed | RefusedInterval {
  const values = rates.map(({ rate, cluster }) => ({ value: rate, cluster }));
  return clusterValues(values).length < values.length
    ? meanInterval({ questions: values, level, scale: { min: 0, max: 1 } })
    : clusteredWilsonInterval({ questions: rates, level });
}

function ifMissing(
  questions: readonly QuestionRatings[],
  facts: MeasureFacts,
): CandidateMeasure['meanIfMissing'] {
  const { min, max, target } = facts.scale;
  if (target === null) return meansIfMissing(questions, { min, max });
  const worst = Math.min(towardsTarget(min, target), towardsTarget(max, target));
  return meansIfMissing(aimed(questions, facts), { min: worst, max: 0 });
}

function aimed(questions: readonly QuestionRatings[], { scale }: MeasureFacts): readonly QuestionRatings[] {
  if (scale.target === null) return questions;
  return questions.map((question) => ({
    ...question,
    answers: question.answers.map(({ ratings }) => ({
      ratings: ratings.map((rating) => (rating === null ? null : towardsTarget(rating, scale.target))),
    })),
  }));
}

/** Where the best value is not the highest, what counts is the distance from it: 0 is best. */
function towardsTarget(value: number, target: number | null): number {
  return target === null ? value : -Math.abs(value - target);
}

function distribution(tally: MeasureTally, { levels }: MeasureFacts): Record<string, number> {
  const values = new Set([...levels.map((level) => level.value), ...tally.distribution.keys()]);
  const rising = [...values].toSorted((a, b) => a - b);
  return Object.fromEntries(rising.map((value) => [String(value), tally.distribution.get(value) ?? 0]));
}

function asInterval(computed: Computed | RefusedInterval, scope: Interval['scope']): Interval {
  const { estimate, level, clusters, method } = computed;
  const limits = computed.refused
    ? { lower: null, upper: null }
    : { lower: computed.lower, upper: computed.upper };
  const df = computed.refused ? null : computed.df;
  const rough = !computed.refused && computed.rough;
  const refused = computed.refused ? computed.reason : null;
  return { estimate, ...limits, level, df, clusters, method, scope, rough, refused };
}
