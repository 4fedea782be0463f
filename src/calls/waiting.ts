import type { CallRequest } from '../record/call.ts';

/** What waits are made of. */
export interface Waiting {
  readonly wait: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
  /** The user's own: ends every wait. */
  readonly signal?: AbortSignal | undefined;
  /** Comes with the error that ends the calls of a request's kind. */
  readonly endOf?: ((request: CallRequest) => AbortSignal) | undefined;
}

/** Waits before a call is made; rejects where it is not to be made any more, with the error that says why. */
export function waitFor(request: CallRequest, milliseconds: number, waiting: Waiting): Promise<void> {
  const { wait, signal, endOf } = waiting;
  const signals = [signal, endOf?.(request)].filter((one) => one !== undefined);
  return wait(milliseconds, signals.length === 0 ? undefined : AbortSignal.any(signals));
}
