import type { Journal } from '../journal/journal.ts';
import type { Run } from '../record/run.ts';
import { replay } from './replay.ts';

/** Which results a user may have asked once more. Errors are asked again by every run anyway. */
export type AgainKind = 'errors' | 'no-answer' | 'no-verdict';

/** Marks the tasks of a run that ended in these ways; the next walk makes their calls anew. Resolves to their number. */
export async function askAgain(run: Run, journal: Journal, kinds: ReadonlySet<AgainKind>): Promise<number> {
  const tasks: string[] = [];
  for await (const { task, answer, ratings } of replay(run, journal)) {
    if (answer.outcome === 'no-answer' && kinds.has('no-answer')) tasks.push(task.id);
    for (const { task: ratingTask, rating } of ratings) {
      if (rating.outcome === 'no-verdict' && kinds.has('no-verdict')) tasks.push(ratingTask.id);
    }
  }
  for (const task of tasks) await journal.askAgain(run.id, task);
  return tasks.length;
}
