import { ModelError } from '../models/model.ts';
import type { Send } from './send.ts';

export interface PauseOptions {
  readonly now: () => number;
  readonly wait: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
  readonly signal?: AbortSignal | undefined;
  /** Told when a model is paused: which one, and for how many milliseconds. */
  readonly onPause?: ((model: string, milliseconds: number) => void) | undefined;
}

/**
 * A delay that a server asks of one call holds for all calls to that model: none is sent before it
 * has passed. Otherwise a hundred callers would each find out for themselves.
 */
export function pausing(send: Send, { now, wait, signal, onPause }: PauseOptions): Send {
  const until = new Map<string, number>();
  return async (request, key) => {
    const model = `${request.provider}:${request.model}`;
    for (let left = remaining(model); left > 0; left = remaining(model)) await wait(left, signal);
    try {
      return await send(request, key);
    } catch (error) {
      if (error instanceof ModelError && error.reach === 'retry' && error.retryAfter !== null)
        pause(model, error.retryAfter);
      throw error;
    }
  };

  function remaining(model: string): number {
    return (until.get(model) ?? 0) - now();
  }

  function pause(model: string, milliseconds: number): void {
    const end = now() + milliseconds;
    const known = until.get(model) ?? 0;
    if (end <= known) return;
    until.set(model, end);
    if (end > known + sameMoment) onPause?.(model, milliseconds);
  }
}

/** Calls that were under way together are told the same, one after the other: one of them is worth hearing. In milliseconds. */
const sameMoment = 1000;
