import type { Caller } from '../calls/caller.ts';
import { every } from '../calls/every.ts';
import { remembering } from '../calls/remember.ts';
import { notReached } from '../calls/replay.ts';
import type { Send } from '../calls/send.ts';
import { JournalError, type Journal } from '../journal/journal.ts';
import { newOwner } from '../journal/owner.ts';
import { ModelError } from '../models/model.ts';
import { wait } from '../models/wait.ts';
import type { RatedAnswer } from '../record/rated-answer.ts';
import type { Run } from '../record/run.ts';
import type { AnswerTask } from '../record/task.ts';
import { askAgain, type AgainKind } from './ask-again.ts';
import { beginRun } from './begin.ts';
import { takeBudget } from './budget.ts';
import { openCaller, type CallerOptions } from './open-caller.ts';
import { perform } from './perform.ts';
import type { Prepared } from './prepared.ts';

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
  const means = await ready(run, { prepared, journal }, options);
  try {
    return await carryOut(run, means, options);
  } catch (error) {
    throw error instanceof JournalError ? new RunBrokenError(run, error) : error;
  } finally {
    await means.release();
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

/** What a run is carried out with. */
interface Means {
  readonly journal: Journal;
  readonly caller: Caller;
  readonly concurrency: number;
  /** Comes with the user's own, and where the run has reached a limit. */
  readonly signal: AbortSignal;
  readonly release: () => Promise<void>;
}

/** Takes the run's money in hand, and opens the way to its models. Nothing is asked. */
async function ready(
  run: Run,
  { prepared, journal }: { prepared: Prepared; journal: Journal },
  options: ExecuteOptions,
): Promise<Means> {
  const { now, signal, onPause } = options;
  const owner = newOwner();
  const limit = options.maxCost ?? prepared.limits.cost;
  const budget =
    limit === null ? null : await takeBudget(run, { ...options, journal, owner, limit, wait, every });
  const { minutes } = prepared.limits;
  const concurrency = options.concurrency ?? concurrencyOf(prepared);
  const ended = new AbortController();
  const caller = await openCaller(prepared, journal, {
    run: run.id,
    owner,
    now,
    signal,
    onPause,
    concurrency,
    ledger: budget?.ledger ?? null,
    deadline: minutes === null ? null : { at: now() + minutes * 60_000, minutes },
    onStop(error) {
      if (error.reach === 'run') ended.abort();
      options.onStop?.(error);
    },
  });
  const until = AbortSignal.any([ended.signal, ...(signal === undefined ? [] : [signal])]);
  return { journal, caller, concurrency, signal: until, release: async () => budget?.release() };
}

/** Answers under way at once where nobody says how many; more where a provider is allowed more. */
const usualConcurrency = 8;

function concurrencyOf({ providers }: Prepared): number {
  return Math.max(usualConcurrency, ...[...providers.values()].map(({ concurrency = 0 }) => concurrency));
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
