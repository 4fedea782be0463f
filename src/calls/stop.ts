import { ModelError } from '../models/model.ts';
import type { CallRequest } from '../record/call.ts';
import { interruptedCode } from './run-end.ts';
import type { Send } from './send.ts';

/** Who ends calls, and tells those who wait. */
export interface Stopper {
  readonly page: (send: Send) => Send;
  /** Comes with the error that ends the provider or the model of a request, or the run. */
  readonly endOf: (request: CallRequest) => AbortSignal;
}

/**
 * What cannot succeed is not tried again by anybody: after an error that ends a provider, a model or the
 * run, its further calls fail at once, with the same words. `onStop` hears of each end once. The page is
 * laid twice, around the tries and within them, so that a waiting try does not begin either.
 */
export function stopper(onStop?: (error: ModelError) => void): Stopper {
  const ends = new Map<string, AbortController>();

  function named(name: string): AbortController {
    const end = ends.get(name) ?? new AbortController();
    ends.set(name, end);
    return end;
  }

  function endsOf(request: CallRequest): AbortSignal[] {
    const { run, provider, model } = namesIn(request);
    return [run, provider, model].map((name) => named(name).signal);
  }

  function note(error: ModelError, request: CallRequest): void {
    // Whoever interrupts a run knows.
    if (error.reach === 'retry' || error.reach === 'task' || error.code === interruptedCode) return;
    const end = named(namesIn(request)[error.reach]);
    if (end.signal.aborted) return;
    end.abort(error);
    onStop?.(error);
  }

  return {
    page: (send) => async (request, key) => {
      const ended = endsOf(request).find((signal) => signal.aborted);
      if (ended !== undefined) throw ended.reason;
      try {
        return await send(request, key);
      } catch (error) {
        if (error instanceof ModelError) note(error, request);
        throw error;
      }
    },
    endOf: (request) => AbortSignal.any(endsOf(request)),
  };
}

function namesIn({ provider, model }: CallRequest): Readonly<Record<'provider' | 'model' | 'run', string>> {
  return { provider, model: `${provider}:${model}`, run: '' };
}
