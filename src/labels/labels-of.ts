import type { Label } from '../record/label.ts';
import type { LabelledAnswer } from './labelled-answer.ts';

/** Finds the labels of an answer by a measure: by rater, what they said. */
export function labelsOf(
  labels: readonly Label[],
): (answer: Pick<LabelledAnswer, 'answerHash' | 'measure' | 'task'>) => ReadonlyMap<string, number> {
  const byPlace = new Map<string, Map<string, number>>();
  for (const { answerHash, question, measure, rater, value } of labels) {
    const key = JSON.stringify([answerHash, question, measure]);
    const known = byPlace.get(key) ?? new Map<string, number>();
    byPlace.set(key, known.set(rater, value));
  }
  return ({ answerHash, task, measure }) =>
    byPlace.get(JSON.stringify([answerHash, task.unit.id, measure])) ?? none;
}

const none: ReadonlyMap<string, number> = new Map();
