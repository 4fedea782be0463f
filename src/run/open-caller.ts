import { after } from '../calls/after.ts';
import type { Caller } from '../calls/caller.ts';
import { every } from '../calls/every.ts';
import { paying, type PayOptions } from '../calls/pay.ts';
import type { Journal } from '../journal/journal.ts';
import { newOwner } from '../journal/owner.ts';
import { wait } from '../models/wait.ts';
import { documentsFrom } from './documents-from.ts';
import type { Prepared } from './prepared.ts';

/** What a caller is opened for, and who hears of what. */
export interface CallerOptions extends Pick<PayOptions, 'run' | 'now' | 'onPause' | 'onStop'> {
  /** Ends the calls: none is begun any more, and those under way get a moment to come in. */
  readonly signal?: AbortSignal | undefined;
  /** Called with each piece of an answer as it arrives, where the provider streams. */
  readonly onText?: ((piece: string) => void) | undefined;
  /** Calls to a model under way at once; the provider's own setting comes first. */
  readonly concurrency?: number | undefined;
  readonly ledger?: PayOptions['ledger'] | undefined;
  readonly deadline?: PayOptions['deadline'] | undefined;
  /** In whose name calls are claimed. */
  readonly owner?: string | undefined;
}

/** Calls, or answers, under way at once where nobody says how many. */
export const usualConcurrency = 8;

/** What is under way when the signal comes is dropped after so many milliseconds: half of those that a user waits for. */
const grace = 1200;

/** A paying caller for what was prepared; its documents are kept first, so that a replay finds them. */
export async function openCaller(
  prepared: Prepared,
  journal: Journal,
  options: CallerOptions,
): Promise<Caller> {
  for (const document of prepared.documents) await journal.keepDocument(document);
  const { signal, onText, concurrency, ledger, deadline, owner, ...others } = options;
  const context = {
    documents: documentsFrom(prepared, journal),
    ...(signal === undefined ? {} : { signal: afterGrace(signal) }),
    ...(onText === undefined ? {} : { onText }),
  };
  return paying({
    ...others,
    journal,
    context,
    signal,
    findModel: prepared.findModel,
    settingsOf: (provider) => prepared.providers.get(provider) ?? {},
    concurrency: concurrency ?? usualConcurrency,
    prices: prepared.evaluation.prices,
    ledger: ledger ?? null,
    deadline: deadline ?? null,
    owner: owner ?? newOwner(),
    wait,
    every,
    random: Math.random,
  });
}

/** Comes a moment after another signal. */
function afterGrace(signal: AbortSignal): AbortSignal {
  const controller = new AbortController();
  const drop = (): void => after(grace, () => controller.abort(signal.reason));
  if (signal.aborted) drop();
  else signal.addEventListener('abort', drop, { once: true });
  return controller.signal;
}
