import { citationMeasure } from '../record/citation.ts';
import { problem, type Problem } from './problem.ts';
import { nameProblems, type Named } from './names.ts';
import type { ReadCheck } from './read-checks.ts';
import type { ReadJudge } from './read-judges.ts';
import type { ReadQuestion } from './read-questions.ts';
import { showValue } from './show-value.ts';

interface Measuring {
  readonly judges: readonly ReadJudge[];
  readonly checks: readonly ReadCheck[];
  readonly questions: readonly ReadQuestion[];
}

const what = 'another measure';

/** Two measures of one name would be mixed in one column: judges, rubrics of questions and checks must differ. */
export function measureProblems({ judges, checks, questions }: Measuring): Problem[] {
  const ofJudges = judges.map(({ judge, place }): Named => {
    if (judge.id !== null) return { name: judge.id, place, what };
    return { name: judge.rubric, place, what, remedy: 'give the judge an id' };
  });
  const ofQuestions = questionRubrics({ judges, questions });
  const ofChecks = checks.map(({ check, place }): Named => ({ name: check.id, place, what }));
  const all = [...ofJudges, ...ofQuestions.named, ...ofChecks];
  const reserved = all
    .filter(({ name }) => name === citationMeasure)
    .map(({ place }) => problem(place, '"citations" is the name of a measure of its own; choose another'));
  return [...reserved, ...ofQuestions.problems, ...nameProblems(all)];
}

/** Judges without an id rate a question's own rubric under its name: one may, where no judge has the name already. */
function questionRubrics({ judges, questions }: Omit<Measuring, 'checks'>): {
  named: Named[];
  problems: Problem[];
} {
  const unnamed = judges.filter(({ judge }) => judge.id === null).map(({ judge }) => judge.rubric);
  const firstOf = Map.groupBy(questions, ({ question }) => question.rubric);
  const places = [...firstOf].flatMap(([name, [first]]) =>
    name === null || first === undefined ? [] : [{ name, place: first.at(['rubric']) }],
  );
  if (unnamed.length < 2) {
    const added = unnamed.length === 0 ? [] : places.filter(({ name }) => !unnamed.includes(name));
    return {
      named: added.map((one) => ({ ...one, what, remedy: 'give the judge without an id one' })),
      problems: [],
    };
  }
  const message = (name: string) =>
    `${unnamed.length} judges without an id would rate this question under one name, ${showValue(name)}; give the judges ids`;
  return { named: [], problems: places.map(({ name, place }) => problem(place, message(name))) };
}
