import type { Caller } from '../calls/caller.ts';
import { remembering } from '../calls/remember.ts';
import { notReached } from '../calls/replay.ts';
import type { Send } from '../calls/send.ts';
import { JournalError, type Journal } from '../journal/journal.ts';
import { ModelError } from '../models/model.ts';
import type { RatedAnswer } from '../record/rated-answer.ts';
import type { Run, RunStatus } from '../record/run.ts';
import type { AnswerTask } from '../record/task.ts';
import { askAgain, type AgainKind } from './ask-again.ts';
import { beginRun } from './begin.ts';
import { openCaller, type CallerOptions } from './open-caller.ts';
import { perform } from './perform.ts';
import type { Prepared } from './prepared.ts';
import { replay } from './replay.ts';

export interface ExecuteOptions extends Pick<CallerOptions, 'onPause' | 'onStop'> {
  /** Names the evaluation among others in the same journal. */
  readonly source: string;
  readonly version: string;
  readonly now: () => number;
  readonly concurrency: number;
  readonly fresh?: boolean;
  readonly again?: ReadonlySet<AgainKind>;
  readonly only?: (task: AnswerTask) => boolean;
  readonly signal?: AbortSignal;
  readonly onBegin?: (run: Run) => void;
  readonly onDone?: (rated: RatedAnswer) => void;
}

/**
 * Begins a run, or continues it, or finds it done; whatever it still lacks is asked, and nothing else.
 * Resolves to the run as it stands afterwards. What failed is in the journal, not thrown. Rejects with a
 * JournalError before anything was asked, and with a RunBrokenError where the journal fails after that.
 */
export async function executeRun(
  prepared: Prepared,
  journal: Journal,
  options: ExecuteOptions,
): Promise<Run> {
  const begun = await beginRun(prepared.evaluation, journal, { ...options, fresh: options.fresh ?? false });
  const run =
    options.again === undefined
      ? begun
      : await askAgain(begun, journal, { kinds: options.again, only: options.only });
  if (run.status === 'complete') return run;
  options.onBegin?.(run);
  const caller = await openCaller(prepared, journal, { ...options, run: run.id });
  try {
    return await carryOut(run, journal, { ...options, caller });
  } catch (error) {
    throw error instanceof JournalError ? new RunBrokenError(run, error) : error;
  }
}

/** The journal failed in the middle of a run. Calls may have been paid for; those that are kept are found by the next `assay run`. */
export class RunBrokenError extends Error {
  override readonly name = 'RunBrokenError';
  /** As it stood when it began. */
  readonly run: Run;

  constructor(run: Run, cause: JournalError) {
    super(cause.message, { cause });
    this.run = run;
  }
}

async function carryOut(
  run: Run,
  journal: Journal,
  options: ExecuteOptions & { caller: Caller },
): Promise<Run> {
  const unpaid = remembering(journal, run.id, leftOut);
  await perform(run, journal, { ...options, unpaid });
  const status = await statusOf(run, journal, options.signal);
  const finishedAt = options.now();
  await journal.endRun(run.id, status, finishedAt);
  return { ...run, status, finishedAt };
}

/** What a user left out for now stands like what was never tried. */
const leftOut: Send = () => Promise.reject(new ModelError(notReached, 'left out for now', { reach: 'task' }));

/** Complete only if every task has come to a result; the journal is asked, not the memory of this process. */
async function statusOf(run: Run, journal: Journal, signal: AbortSignal | undefined): Promise<RunStatus> {
  for await (const { answer, ratings } of replay(run, journal)) {
    const done = answer.outcome !== 'error' && ratings.every(({ rating }) => rating.outcome !== 'error');
    if (!done) return signal?.aborted === true ? 'interrupted' : 'incomplete';
  }
  return 'complete';
}
