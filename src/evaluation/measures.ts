import { problem, type Problem } from './problem.ts';
import { nameProblems } from './names.ts';
import type { ReadCheck } from './read-checks.ts';
import type { ReadJudge } from './read-judges.ts';
import type { ReadQuestion } from './read-questions.ts';

/** Two measures of one name would be mixed in one column: judges, rubrics of questions and checks must differ. */
export function measureProblems({
  judges,
  checks,
  questions,
}: {
  judges: readonly ReadJudge[];
  checks: readonly ReadCheck[];
  questions: readonly ReadQuestion[];
}): Problem[] {
  const own = new Set(questions.flatMap(({ question }) => question.rubric ?? []));
  const ofJudges = judges.flatMap(({ judge, place }) => {
    const names = judge.id === null ? new Set([judge.rubric, ...own]) : [judge.id];
    return [...names].map((name) => ({ name, place, what: 'another measure' }));
  });
  const ofChecks = checks.map(({ check, place }) => ({ name: check.id, place, what: 'another measure' }));
  const all = [...ofJudges, ...ofChecks];
  const reserved = all
    .filter(({ name }) => name === 'citations')
    .map(({ place }) => problem(place, '"citations" is the name of a measure of its own; choose another'));
  return [...reserved, ...nameProblems(all)];
}
