import { remembering } from '../calls/remember.ts';
import { notReached } from '../calls/replay.ts';
import type { Send } from '../calls/send.ts';
import { JournalError, type Journal } from '../journal/journal.ts';
import { ModelError } from '../models/model.ts';
import type { RatedAnswer } from '../record/rated-answer.ts';
import type { Run } from '../record/run.ts';
import type { AnswerTask } from '../record/task.ts';
import { askAgain, type AgainKind } from './ask-again.ts';
import { beginRun } from './begin.ts';
import { meansOf, type Means } from './means.ts';
import type { CallerOptions } from './open-caller.ts';
import { perform } from './perform.ts';
import type { Prepared } from './prepared.ts';
import { RunBrokenError } from './run-broken.ts';

export interface ExecuteOptions extends Pick<CallerOptions, 'onPause' | 'onStop'> {
  /** Names the evaluation among others in the same journal. */
  readonly source: string;
  readonly version: string;
  readonly now: () => number;
  /** Answers under way at the same time; 8 where nothing is said, or as many as a provider is allowed. */
  readonly concurrency?: number | undefined;
  readonly fresh?: boolean;
  readonly again?: ReadonlySet<AgainKind>;
  readonly only?: (task: AnswerTask) => boolean;
  readonly signal?: AbortSignal;
  readonly onBegin?: (run: Run) => void;
  readonly onDone?: (rated: RatedAnswer) => void;
  /** USD that the whole run may cost, in place of the evaluation's own limit. */
  readonly maxCost?: number | undefined;
  /** Told once where another process is spending the run's money, and is waited for. */
  readonly onWait?: () => void;
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
  await journal.check();
  options.onBegin?.(run);
  const means = await meansOf(run, { prepared, journal }, options);
  // Stopped while another process had the run in hand.
  if (means === null) return { ...run, status: 'interrupted' };
  try {
    const done = await carryOut(run, means, options);
    await means.release();
    return done;
  } catch (error) {
    await means.release().catch(() => undefined);
    throw error instanceof JournalError ? new RunBrokenError(run, error) : error;
  }
}

async function carryOut(run: Run, means: Means, options: ExecuteOptions): Promise<Run> {
  const { journal, caller, concurrency, signal } = means;
  const unpaid = remembering(journal, run.id, leftOut);
  const isComplete = await perform(run, journal, { ...options, caller, unpaid, concurrency, signal });
  const status = isComplete ? 'complete' : options.signal?.aborted === true ? 'interrupted' : 'incomplete';
  const finishedAt = options.now();
  await journal.endRun(run.id, status, finishedAt);
  return { ...run, status, finishedAt };
}

/** What a user left out for now stands like what was never tried. */
const leftOut: Send = () => Promise.reject(new ModelError(notReached, 'left out for now', { reach: 'task' }));
