import type { QuestionRatings } from '../statistics/question-means.ts';
import { clustersOf } from './clusters.ts';
import type { MeasureFacts } from './measure-facts.ts';
import { questionRatings } from './question-ratings.ts';
import type { Tally } from './tally.ts';

/** One measure with the ratings of every candidate that has it, in the order of the report. */
export interface MeasuredRatings {
  readonly facts: MeasureFacts;
  readonly candidates: readonly { readonly id: string; readonly questions: readonly QuestionRatings[] }[];
}

/** What candidates are compared on, measure by measure. */
export function measuredRatings(
  measures: readonly MeasureFacts[],
  candidates: readonly { readonly id: string }[],
  counted: Tally,
): MeasuredRatings[] {
  const clusterOf = clustersOf(counted.units.values());
  return measures.map((facts) => ({
    facts,
    candidates: candidates.flatMap(({ id }) => {
      const measured = counted.candidates.get(id)?.measures.get(facts.id);
      return measured === undefined ? [] : [{ id, questions: questionRatings(measured, clusterOf) }];
    }),
  }));
}
