import type { Journal } from '../journal/journal.ts';
import type { Run } from '../record/run.ts';
import type { AnswerTask } from '../record/task.ts';
import { replay } from './replay.ts';

/** Which results a user may have asked once more. Errors are asked again by every run anyway. */
export type AgainKind = 'errors' | 'no-answer' | 'no-verdict';

export interface AskAgainOptions {
  readonly kinds: ReadonlySet<AgainKind>;
  /** Leaves answers out, with their ratings. */
  readonly only?: ((task: AnswerTask) => boolean) | undefined;
}

/**
 * Marks the tasks of a run that ended in these ways; the next walk makes their calls anew. Resolves to
 * the run, which is not complete any more where anything was marked.
 */
export async function askAgain(run: Run, journal: Journal, options: AskAgainOptions): Promise<Run> {
  const { kinds, only = () => true } = options;
  const tasks: string[] = [];
  for await (const { task, answer, ratings, comparisons = [] } of replay(run, journal)) {
    if (!only(task)) continue;
    if (answer.outcome === 'no-answer' && kinds.has('no-answer')) tasks.push(task.id);
    if (!kinds.has('no-verdict')) continue;
    for (const { task: ratingTask, rating } of ratings)
      if (rating.outcome === 'no-verdict') tasks.push(ratingTask.id);
    for (const { task: pair, comparison } of comparisons)
      if (comparison.outcome === 'no-verdict') tasks.push(pair.id);
  }
  if (tasks.length === 0) return run;
  const reopened: Run = { ...run, status: 'incomplete', finishedAt: null };
  // First of all, so that a run killed from here on is continued, not taken for finished.
  await journal.keepRun(reopened);
  await journal.askAgain(run.id, tasks);
  return reopened;
}
