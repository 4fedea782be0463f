import type { Journal } from '../journal/journal.ts';
import type { AskContext, ModelError } from '../models/model.ts';
import type { ProviderSettings } from '../models/provider-settings.ts';
import type { Loss } from '../record/loss.ts';
import type { Prices } from '../record/price.ts';
import { budgeting } from './budget.ts';
import type { Caller } from './caller.ts';
import { claiming } from './claim.ts';
import { untilDeadline, type Deadline } from './deadline.ts';
import { newHeart, type HeartOptions } from './heart.ts';
import type { Ledger } from './ledger.ts';
import { probing } from './outage.ts';
import { pacing } from './pace.ts';
import { remembering } from './remember.ts';
import { retrying } from './retry.ts';
import { interrupted, sending, type FindModel, type Send } from './send.ts';
import { withinSlots } from './slots.ts';
import { stopper } from './stop.ts';
import { TokenBounds } from './token-bounds.ts';

/** What a paying caller is made of. */
export interface PayOptions extends Pick<HeartOptions, 'owner' | 'every'> {
  readonly journal: Journal;
  readonly run: string;
  readonly findModel: FindModel;
  /** Its signal drops what is under way. */
  readonly context: AskContext;
  /** Ends the run: nothing is begun any more. */
  readonly signal?: AbortSignal | undefined;
  readonly settingsOf: (provider: string) => ProviderSettings;
  /** Calls to a model under way at once, where its provider has no setting of its own. */
  readonly concurrency: number;
  readonly prices: Prices;
  /** What may be spent; null where no limit is set. */
  readonly ledger: Ledger | null;
  readonly deadline: Deadline | null;
  readonly now: () => number;
  readonly wait: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
  /** In [0, 1). */
  readonly random: () => number;
  /** Told when all calls to a model wait for its server: which one, and for how many milliseconds. */
  readonly onPause?: ((model: string, milliseconds: number) => void) | undefined;
  /** Told when a model or a provider is given up, or a limit is reached. */
  readonly onStop?: ((error: ModelError) => void) | undefined;
}

/**
 * All pages together, from the journal to the wire:
 * remember -> stop -> claim -> retry -> slots -> outage -> budget -> pace -> stop -> deadline -> send.
 */
export function paying(options: PayOptions): Caller {
  const { journal, run, context, signal, concurrency, settingsOf, deadline, now } = options;
  const { page: stop, endOf } = stopper(options.onStop);
  const bounds = new TokenBounds(context.documents);
  const lose = (loss: Omit<Loss, 'run'>): Promise<void> => journal.keepLoss({ ...loss, run });
  const pages = { ...options, bounds, endOf, lose };
  const sent = sending(options);
  const timely = stop(deadline === null ? sent : untilDeadline(sent, { deadline, now }));
  const paid = budgeting(pacing(timely, pages), pages);
  const most = (provider: string): number => settingsOf(provider).concurrency ?? concurrency;
  const fitting = withinSlots(probing(paid, pages), { most });
  const tried = retrying(fitting, pages);
  const claimed = claiming(tried, { ...pages, heart: newHeart(options) });
  return remembering(journal, run, stop(untilInterrupted(claimed, signal)));
}

/** Whatever was under way when the signal came, a wait or a request, was interrupted: no failure of anybody's. */
function untilInterrupted(send: Send, signal: AbortSignal | undefined): Send {
  return async (request, key) => {
    try {
      return await send(request, key);
    } catch (error) {
      if (signal?.aborted === true && error === signal.reason) throw interrupted();
      throw error;
    }
  };
}
