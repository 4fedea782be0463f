import type { Evaluation } from '../record/evaluation.ts';
import type { Unit } from '../record/task.ts';

/** Every question with every document it is asked about, in the file's order. */
export function unitsOf(evaluation: Evaluation): Unit[] {
  const several = evaluation.documents.length > 1;
  return evaluation.questions.flatMap((question) =>
    evaluation.documents
      .filter((document) => question.document === null || question.document === document.id)
      .map((document) => ({
        id: several ? `${question.id}@${document.id}` : question.id,
        question,
        document,
      })),
  );
}
