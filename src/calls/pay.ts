import type { Journal } from '../journal/journal.ts';
import { ModelError, type AskContext } from '../models/model.ts';
import type { Caller } from './caller.ts';
import { claiming, type ClaimOptions } from './claim.ts';
import { pausing } from './pause.ts';
import { remembering } from './remember.ts';
import { retrying } from './retry.ts';
import { interrupted, sending, type FindModel, type Send } from './send.ts';
import { stopper } from './stop.ts';

/** What a paying caller is made of. */
export interface PayOptions extends Pick<ClaimOptions, 'owner' | 'every'> {
  readonly journal: Journal;
  readonly run: string;
  readonly findModel: FindModel;
  readonly context: AskContext;
  readonly now: () => number;
  readonly wait: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
  /** In [0, 1). */
  readonly random: () => number;
  /** Told when all calls to a model wait for its server: which one, and for how many milliseconds. */
  readonly onPause?: (model: string, milliseconds: number) => void;
  /** Told when a model or a provider is given up. */
  readonly onStop?: (error: ModelError) => void;
}

/** All pages together, from the journal to the wire: remember -> stop -> claim -> retry -> pause -> stop -> model. */
export function paying(options: PayOptions): Caller {
  const { journal, run, findModel, context } = options;
  const { signal } = context;
  const stop = stopper(options.onStop);
  const paced = pausing(stop(sending(findModel, context, options.now)), { ...options, signal });
  const tried = retrying(paced, { ...options, signal });
  const claimed = claiming(tried, { ...options, signal });
  return remembering(journal, run, stop(untilInterrupted(claimed, signal)));
}

/** Whatever was under way when the signal came, a wait or a request, was interrupted: no failure of anybody's. */
function untilInterrupted(send: Send, signal: AbortSignal | undefined): Send {
  return async (request, key) => {
    try {
      return await send(request, key);
    } catch (error) {
      if (signal?.aborted === true && !(error instanceof ModelError)) throw interrupted();
      throw error;
    }
  };
}
