import { problem, type Problem } from './problem.ts';
import type { ReadJudge } from './read-judges.ts';
import type { ReadQuestion } from './read-questions.ts';
import type { Rubrics } from './read-rubrics.ts';
import { showValue } from './show-value.ts';

interface Rated {
  readonly questions: readonly ReadQuestion[];
  readonly judges: readonly ReadJudge[];
  readonly rubrics: Rubrics;
}

/** Questions without the reference that a rubric rates by, and questions' own rubrics that are for pairs. */
export function rubricProblems({ questions, judges, rubrics }: Rated): Problem[] {
  const ofJudges = judges.map(({ judge }) => judge.rubric);
  return questions.flatMap(({ question, at }) => {
    const used = question.rubric === null ? ofJudges : [question.rubric];
    const wanting = used.find((id) => rubrics.found.get(id)?.needsReference && question.reference === null);
    const message = `needed, since rubric ${showValue(wanting)} rates by it`;
    const missing = wanting === undefined ? [] : [problem(at(['reference']), message)];
    const forPairs = question.rubric !== null && rubrics.found.get(question.rubric)?.kind === 'pairwise';
    const pairs = `rubric ${showValue(question.rubric)} compares two answers; a question needs a pointwise rubric`;
    return forPairs ? [problem(at(['rubric']), pairs), ...missing] : missing;
  });
}
