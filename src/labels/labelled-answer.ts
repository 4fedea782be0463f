import type { AnswerTask, RatingTask } from '../record/task.ts';
import type { RatedAnswer } from '../record/rated-answer.ts';
import { hashOfText } from '../record/hash.ts';
import type { Rubric } from '../record/rubric.ts';
import { answerHash } from './answer-hash.ts';

/** An answer of a run that a person can label, by one measure. */
export interface LabelledAnswer {
  readonly key: string;
  readonly answerHash: string;
  readonly task: AnswerTask;
  readonly text: string;
  readonly measure: string;
  readonly rubric: Rubric;
}

/** What there is to label about one answer of a run: one thing for each measure by a judge; nothing where there is no answer. */
export function labelledAnswers({ task, answer, ratings }: RatedAnswer): LabelledAnswer[] {
  if (answer.outcome !== 'answered') return [];
  const { text } = answer;
  const measures = new Map(ratings.map(({ task: rating }): [string, RatingTask] => [rating.measure, rating]));
  return [...measures].map(([measure, { rubric }]) => ({
    key: keyOf([task.unit.id, measure, text]),
    answerHash: answerHash(text),
    task,
    text,
    measure,
    rubric,
  }));
}

/** Equal answers to a question have equal keys: whoever labels one has labelled the other. No spreadsheet takes it for a number. */
function keyOf(parts: readonly string[]): string {
  return `k${hashOfText(JSON.stringify(parts)).slice(0, 15)}`;
}
