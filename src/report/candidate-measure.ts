import {
  meansIfMissing,
  questionMeans,
  type QuestionMean,
  type QuestionRatings,
} from '../statistics/question-means.ts';
import type { Position } from './finding.ts';
import { levelStanding } from './level-standing.ts';
import { fixedInterval, partInterval, ratingInterval, shareInterval } from './mean-intervals.ts';
import type { MeasureFacts } from './measure-facts.ts';
import { aimed, aimedBounds, questionRatings, towardsTarget } from './question-ratings.ts';
import type { Interval } from './interval.ts';
import type { CandidateMeasure } from './report.ts';
import type { MeasureTally } from './tally.ts';

/** What is needed beside the tally to put numbers on it. */
export interface MeasureContext {
  readonly facts: MeasureFacts;
  readonly level: number;
  readonly scope: Interval['scope'];
  readonly clusterOf: (unit: Position) => string | null;
}

/** Everything a report says about one candidate on one measure. */
export function candidateMeasure(tally: MeasureTally, context: MeasureContext): CandidateMeasure {
  const { facts, level, scope, clusterOf } = context;
  const { scale } = facts;
  const questions = questionRatings(tally, clusterOf);
  const { questions: reduced, counts } = questionMeans(questions);
  const mean = meanOf(reduced, context);
  const meanTheseQuestions = fixedInterval({ questions: reduced, level, scale });
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
    meanTheseQuestions,
    meanIfMissing: ratings === planned ? null : meansIfMissing(aimed(questions, scale), aimedBounds(scale)),
    level: levelStanding(facts.levels, scope === 'these-questions' ? meanTheseQuestions : mean),
    distribution: distribution(tally, facts),
    passRate: passRate(questions, context),
    ...(tally.citations === null ? {} : { citations: tally.citations }),
  };
}

/** A check holds or not; of an answer's quotations, a part can be found. */
function meanOf(questions: readonly QuestionMean[], { facts, level }: MeasureContext): Interval {
  if (facts.kind === 'rating') return ratingInterval({ questions, level, scale: facts.scale });
  return facts.kind === 'check'
    ? shareInterval({ questions, level, threshold: 1 })
    : partInterval({ questions, level });
}

/** Answers pass by their mean rating; on a scale with a target, by how near it comes. */
function passRate(
  questions: readonly QuestionRatings[],
  { facts, level, scope }: MeasureContext,
): CandidateMeasure['passRate'] {
  if (facts.pass === null || facts.kind !== 'rating') return null;
  const threshold = towardsTarget(facts.pass, facts.scale.target);
  const { questions: reduced } = questionMeans(aimed(questions, facts.scale));
  if (scope === 'questions-like-these')
    return { ...shareInterval({ questions: reduced, level, threshold }), threshold: facts.pass };
  // The slack is that of `passRates`.
  const passed = reduced.map((question) => ({
    ...question,
    answers: question.answers.map((answer) => (answer >= threshold - 1e-9 ? 1 : 0)),
  }));
  return { ...fixedInterval({ questions: passed, level, scale: { min: 0, max: 1 } }), threshold: facts.pass };
}

function distribution(tally: MeasureTally, { levels }: MeasureFacts): Record<string, number> {
  const values = new Set([...levels.map((level) => level.value), ...tally.distribution.keys()]);
  const rising = [...values].toSorted((a, b) => a - b);
  return Object.fromEntries(rising.map((value) => [String(value), tally.distribution.get(value) ?? 0]));
}
