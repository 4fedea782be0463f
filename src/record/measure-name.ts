import type { Judge } from './evaluation.ts';

/** What one judge's ratings by one rubric are called: by the judge, and by the rubric where a question names its own. */
export function measureName(judge: Pick<Judge, 'id' | 'rubric'>, rubric: string): string {
  if (judge.id === null) return rubric;
  return judge.rubric === rubric ? judge.id : `${judge.id}/${rubric}`;
}
