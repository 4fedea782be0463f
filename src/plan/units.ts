import type { Evaluation } from '../record/evaluation.ts';
import { unitId, type Unit } from '../record/task.ts';

/** Every question with every document it is asked about, in the file's order. */
export function unitsOf(evaluation: Evaluation): Unit[] {
  return evaluation.questions.flatMap((question) =>
    evaluation.documents
      .filter((document) => question.document === null || question.document === document.id)
      .map((document) => ({
        id: unitId(question.id, document.id, { documents: evaluation.documents.length }),
        question,
        document,
      })),
  );
}
