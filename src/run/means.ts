import type { Caller } from '../calls/caller.ts';
import { every } from '../calls/every.ts';
import type { Journal } from '../journal/journal.ts';
import { newOwner } from '../journal/owner.ts';
import { wait } from '../models/wait.ts';
import type { Run } from '../record/run.ts';
import { takeBudget } from './budget.ts';
import { openCaller, usualConcurrency, type CallerOptions } from './open-caller.ts';
import type { Prepared } from './prepared.ts';

/** What a run is carried out with. */
export interface Means {
  readonly journal: Journal;
  readonly caller: Caller;
  readonly concurrency: number;
  /** Comes with the user's own, and where the run has reached a limit. */
  readonly signal: AbortSignal;
  readonly release: () => Promise<void>;
}

export interface MeansOptions extends Pick<
  CallerOptions,
  'now' | 'signal' | 'concurrency' | 'onPause' | 'onStop'
> {
  /** USD that the whole run may cost, in place of the evaluation's own limit. */
  readonly maxCost?: number | undefined;
  /** Told once where another process is spending the run's money, and is waited for. */
  readonly onWait?: (() => void) | undefined;
}

/** Takes the run's money in hand, and opens the way to its models. Nothing is asked. Null where the signal came before. */
export async function meansOf(
  run: Run,
  { prepared, journal }: { prepared: Prepared; journal: Journal },
  options: MeansOptions,
): Promise<Means | null> {
  const { now, signal, onPause } = options;
  const owner = newOwner();
  const limit = options.maxCost ?? prepared.limits.cost;
  const budget =
    limit === null ? null : await takeBudget(run, { ...options, journal, owner, limit, wait, every });
  if (limit !== null && budget === null) return null;
  const { minutes } = prepared.limits;
  const concurrency = options.concurrency ?? concurrencyOf(prepared);
  const ended = new AbortController();
  const release = async (): Promise<void> => budget?.release();
  try {
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
    return { journal, caller, concurrency, signal: until, release };
  } catch (error) {
    await release().catch(() => undefined);
    throw error;
  }
}

/** So many answers under way at once where nobody says how many; more where a provider is allowed more. */
function concurrencyOf({ providers }: Prepared): number {
  return Math.max(usualConcurrency, ...[...providers.values()].map(({ concurrency = 0 }) => concurrency));
}
