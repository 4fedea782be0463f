import { ratingMeasures, type RatingMeasure } from '../plan/measures.ts';
import { candidatePairs } from '../plan/pairs.ts';
import { unitsOf } from '../plan/units.ts';
import type { Evaluation, StopPlan } from '../record/evaluation.ts';
import { scaleOf, usualMargin } from '../record/rubric.ts';
import type { Unit } from '../record/task.ts';
import { anytimeRule } from '../statistics/comparisons/anytime-rule.ts';
import { pairedDifferences } from '../statistics/comparisons/paired-differences.ts';
import { stopRule } from '../statistics/comparisons/stop-rule.ts';
import type { Interval, RefusedInterval } from '../statistics/intervals/interval.ts';
import { lookSchedule } from '../statistics/planning/look-schedule.ts';
import { questionMeans } from '../statistics/question-means.ts';
import type { LookedComparison, Looks } from './looks.ts';
import type { RatedQuestions } from './rated-questions.ts';

/** When an evaluation's results are looked at, and what a look says. */
export interface LookRule {
  readonly kind: Looks['kind'];
  readonly measure: RatingMeasure;
  /** After how many questions, rising; the last is all of them. */
  readonly schedule: readonly number[];
  /** Looks at what stands on the first questions; `look` counts from 0. */
  lookAt(rated: RatedQuestions, units: readonly Unit[], look: number): LookedComparison[];
}

/** The rule that an evaluation may be stopped by; null where all of its questions are asked. */
export function lookRule(evaluation: Evaluation): LookRule | null {
  const { stop } = evaluation;
  const [measure] = ratingMeasures(evaluation);
  if (stop === undefined || measure === undefined) return null;
  const pairs = candidatePairs(evaluation, stop.compare);
  const schedule = scheduleOf(stop, unitsOf(evaluation).length);
  if (schedule === null || pairs.length === 0) return null;
  const { level, margin } = stop;
  const family = { level, margin: margin ?? usualMargin(scaleOf(measure.rubric)), comparisons: pairs.length };
  const decide = stop.kind === 'looks' ? stopRule({ schedule, ...family }) : anytimeRule(family);
  return {
    kind: stop.kind,
    measure,
    schedule,
    lookAt: (rated, units, look) =>
      pairs.map(({ a, b }) => {
        const [meansA, meansB] = [a, b].map((id) => questionMeans(rated.ratingsOf(id, units)).questions);
        const { differences } = pairedDifferences(meansA ?? [], meansB ?? []);
        const { decided, interval } = decide(differences, look);
        return { a, b, decided, difference: stop.kind === 'looks' ? atALook(interval) : interval };
      }),
  };
}

/** The paired interval at the level of its look, named so. */
function atALook(interval: Interval | RefusedInterval): Interval | RefusedInterval {
  const method = `paired ${interval.method}, planned looks`;
  if (!interval.refused) return { ...interval, method };
  return { ...interval, method, reason: interval.reason === 'no_data' ? 'no_pairs' : interval.reason };
}

/** At any time, the first look comes after so many questions. */
const firstAnytime = 5;
/** Up to here after every question; then after every further hundredth of them, as a look takes time and one more tells little. */
const everyQuestion = 200;

function scheduleOf(stop: StopPlan, questions: number): readonly number[] | null {
  if (stop.kind === 'looks') return lookSchedule({ questions, looks: stop.looks });
  if (questions < firstAnytime) return null;
  const schedule: number[] = [];
  for (let next = firstAnytime; next < questions; next += next < everyQuestion ? 1 : Math.ceil(next / 100))
    schedule.push(next);
  return [...schedule, questions];
}
