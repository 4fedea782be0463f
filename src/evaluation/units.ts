import type { Question } from '../record/evaluation.ts';
import { unitId } from '../record/task.ts';
import { problem, type Problem } from './problem.ts';
import type { ReadQuestion } from './read-questions.ts';
import { showValue } from './show-value.ts';

/** One question about one document, by their ids. */
export interface UnitName {
  readonly id: string;
  readonly question: Question;
  readonly document: string;
}

/** The units that questions and documents make, in order: `<question>`, or `<question>@<document>` with several documents. */
export function unitsOf(questions: readonly Question[], documents: readonly string[]): UnitName[] {
  return questions.flatMap((question) =>
    (question.document === null ? documents : [question.document]).map((document) => ({
      id: unitId(question.id, document, { documents: documents.length }),
      question,
      document,
    })),
  );
}

/** Units of different questions whose ids come out the same, as `a@b` about c and `a` about `b@c`. */
export function unitProblems(questions: readonly ReadQuestion[], documents: readonly string[]): Problem[] {
  const taken = new Map<string, string>();
  return questions.flatMap(({ question, at }) =>
    unitsOf([question], documents).flatMap(({ id }) => {
      const earlier = taken.get(id) ?? question.id;
      taken.set(id, earlier);
      if (earlier === question.id) return [];
      const message = `with its document this question is ${showValue(id)}, as question ${showValue(earlier)} is; rename one`;
      return [problem(at(), message)];
    }),
  );
}
