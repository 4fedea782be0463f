import type { Rubric } from '../record/rubric.ts';
import type { Entry } from './draft.ts';
import { problem, type Problem } from './problem.ts';
import type { JudgeFile } from './schema.ts';
import { showValue } from './show-value.ts';

/** Proofs and audits that nobody could give: of a judge that computes, or of one that is not given the document. */
export function trustProblems(
  { value, at }: Entry<JudgeFile>,
  { models, rubric }: { models: readonly string[]; rubric: Rubric | null },
): Problem[] {
  const computed = models.find((model) => model.startsWith('builtin:'));
  const refuse = (key: 'audit' | 'proof', why: string) => problem(at([key], 'key'), `${why}; leave it out`);
  const problems: Problem[] = [];
  if ((value.audit ?? 0) > 0 && computed !== undefined)
    problems.push(refuse('audit', `${computed} computes its levels, so its words cannot contradict them`));
  if (value.proof !== true) return problems;
  if (computed !== undefined) problems.push(refuse('proof', `${computed} answers no questions`));
  if (rubric?.needsDocument === false)
    problems.push(refuse('proof', `a judge by ${showValue(rubric.id)} does not get the document`));
  return problems;
}
