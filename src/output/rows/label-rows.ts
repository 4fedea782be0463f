import { labelledAnswers } from '../../labels/labelled-answer.ts';
import { labelsOf } from '../../labels/labels-of.ts';
import type { Label } from '../../record/label.ts';
import type { RatedAnswer } from '../../record/rated-answer.ts';

/** What one person said of one answer of a run. */
export interface LabelRow {
  readonly run: string;
  readonly question: string;
  readonly candidate: string;
  readonly answerIndex: number;
  readonly answer: string;
  readonly measure: string;
  readonly rater: string;
  readonly label: number;
}

export const labelColumns = [
  'run',
  'question',
  'candidate',
  'answerIndex',
  'answer',
  'measure',
  'rater',
  'label',
] as const satisfies readonly (keyof LabelRow)[];

/** A row for each label of an answer of the run; those of other answers are left out. */
export async function* labelRows(
  run: string,
  answers: AsyncIterable<RatedAnswer>,
  labels: readonly Label[],
): AsyncGenerator<LabelRow> {
  const labelsFor = labelsOf(labels);
  for await (const rated of answers) {
    for (const answer of labelledAnswers(rated)) {
      const { task, text, measure } = answer;
      const facts = {
        run,
        question: task.unit.id,
        candidate: task.candidate.id,
        answerIndex: task.answerIndex,
        answer: text,
        measure,
      };
      for (const [rater, label] of labelsFor(answer)) yield { ...facts, rater, label };
    }
  }
}
