import { scaleOf } from '../record/rubric.ts';
import type { Draft } from './draft.ts';
import { problem, type Problem } from './problem.ts';
import type { ReadQuestions } from './read-questions.ts';
import type { Rubrics } from './read-rubrics.ts';
import type { Reading } from './reading.ts';
import { showValue } from './show-value.ts';

interface Rated {
  readonly draft: Draft;
  readonly asked: ReadQuestions;
  readonly rubrics: Rubrics;
  readonly reading: Reading;
}

/** A `statistics.pass` that lies on none of the scales which answers are rated on; on some of them is enough. */
export function passProblems({ draft, asked, rubrics, reading }: Rated): Problem[] {
  const pass = draft.statistics?.pass;
  const rubricUnknown =
    !rubrics.whole || !asked.whole || reading.problems.some(({ key }) => /^judges?\b/.test(key));
  if (pass === undefined || rubricUnknown) return [];
  const own = new Set(asked.questions.map(({ question }) => question.rubric));
  const used = [...rubrics.found.values()].filter(({ id }) => own.has(null) || own.has(id));
  const scales = used.map((rubric) => ({ id: rubric.id, ...scaleOf(rubric) }));
  if (scales.length === 0 || scales.some(({ min, max }) => pass >= min && pass <= max)) return [];
  const known = scales.map(({ id, min, max }) => `${id} goes from ${min} to ${max}`).join(', ');
  const message = `${showValue(pass)} lies on no judge's scale: ${known}; choose a rating from there`;
  return [problem(draft.at(['statistics', 'pass']), message)];
}
