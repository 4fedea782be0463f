import type { Bounds } from '../statistics/intervals/interval.ts';
import type { QuestionRatings } from '../statistics/question-means.ts';
import type { Scale } from '../record/rubric.ts';
import type { Position } from './finding.ts';
import type { MeasureTally } from './tally.ts';

/** The ratings of one candidate on one measure, in the shape that statistics take. */
export function questionRatings(
  tally: MeasureTally,
  clusterOf: (unit: Position) => string | null,
): QuestionRatings[] {
  return [...tally.units.values()].map(({ place, answers }) => ({
    question: place.unit,
    cluster: clusterOf(place),
    answers,
  }));
}

/** The same ratings, by how near they come to the target where the scale has one: then 0 is best. */
export function aimed(questions: readonly QuestionRatings[], { target }: Scale): readonly QuestionRatings[] {
  if (target === null) return questions;
  return questions.map((question) => ({
    ...question,
    answers: question.answers.map(({ ratings }) => ({
      ratings: ratings.map((rating) => (rating === null ? null : towardsTarget(rating, target))),
    })),
  }));
}

/** The least and the greatest value of aimed ratings. */
export function aimedBounds({ min, max, target }: Scale): Bounds {
  if (target === null) return { min, max };
  return { min: Math.min(towardsTarget(min, target), towardsTarget(max, target)), max: 0 };
}

/** Where the best value is not the highest, what counts is the distance from it: 0 is best. */
export function towardsTarget(value: number, target: number | null): number {
  return target === null ? value : -Math.abs(value - target);
}
