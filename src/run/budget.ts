import type { HeartOptions } from '../calls/heart.ts';
import { Ledger } from '../calls/ledger.ts';
import { heartbeat } from '../journal/journal.ts';
import { costOf } from '../models/price.ts';
import { hashOfText } from '../record/hash.ts';
import type { Run } from '../record/run.ts';

export interface BudgetOptions extends HeartOptions {
  /** USD, of the whole run. */
  readonly limit: number;
  readonly wait: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
  readonly signal?: AbortSignal | undefined;
  /** Told once where another process is spending the run's money. */
  readonly onWait?: (() => void) | undefined;
}

/** A run's money, in one pair of hands. */
export interface Budget {
  readonly ledger: Ledger;
  /** Lets another process have it. */
  readonly release: () => Promise<void>;
}

/** How long to wait before looking again whether another process is done with it, in milliseconds. */
const pause = 500;

/**
 * Takes a run's money in hand: what it has spent so far, in any process, counts. Only one process spends
 * it at a time, since each reckons for itself; another waits until that has ended. Null where the signal
 * came first.
 */
export async function takeBudget(run: Run, options: BudgetOptions): Promise<Budget | null> {
  const { journal, owner, now, wait, signal, limit } = options;
  const key = hashOfText(`budget of ${run.id}`);
  for (let told = false; (await journal.claim(key, { owner, now: now() })) === 'taken'; told = true) {
    if (!told) options.onWait?.();
    try {
      await wait(pause, signal);
    } catch (error) {
      if (signal?.aborted === true && error === signal.reason) return null;
      throw error;
    }
  }
  let ledger: Ledger | null = null;
  // Whoever sleeps through half a minute may find it taken over.
  const stopBeating = options.every(heartbeat, () => {
    journal.claim(key, { owner, now: now() }).then(
      (outcome) => (outcome === 'taken' ? ledger?.close() : undefined),
      // Where the journal cannot be written, the calls will meet that, and say so.
      () => undefined,
    );
  });
  const release = async (): Promise<void> => {
    stopBeating();
    await journal.release(key, owner);
  };
  try {
    ledger = new Ledger(limit, await spentBy(run, options));
    return { ledger, release };
  } catch (error) {
    await release().catch(() => undefined);
    throw error;
  }
}

/**
 * USD that a run has spent: on calls, on replies that were lost, and on calls whose makers died. For a reply
 * whose tokens nobody told, what was set aside stands among the losses.
 */
async function spentBy(run: Run, { journal, owner, now }: BudgetOptions): Promise<number> {
  const { prices } = run.evaluation;
  let spent = 0;
  for await (const { kind, provider, model, usage, at } of journal.usage(run.id))
    if (kind !== 'reused') spent += costOf({ model: `${provider}:${model}`, usage, at }, prices) ?? 0;
  for (const { provider, model, usage } of await journal.stakes(run.id, owner))
    spent += costOf({ model: `${provider}:${model}`, usage, at: now() }, prices) ?? 0;
  return spent;
}
