/** A call as Assay makes it: one page for each policy, each wraps the next; `pay.ts` lays them together. */
import type { Call, CallRequest } from '../record/call.ts';
import type { CallError } from '../record/step.ts';

/** What the call is for: written down as a step. */
export interface Purpose {
  /** The id of the answer or rating task. */
  readonly task: string;
  readonly role: string;
  /** How often a reply to the same had to be asked for anew, because it could not be used; 0 where nothing is said. */
  readonly attempt?: number;
}

/** A finished call, or why there is none. What happens to one task is data; only a broken program throws. */
export type CallResult =
  | { readonly outcome: 'replied'; readonly call: Call; readonly made: boolean }
  | { readonly outcome: 'failed'; readonly error: CallError };

/**
 * Gets a call done, or finds it done. The paying caller asks the model for what the journal
 * does not hold; the replaying caller only reads. Whoever walks a run cannot tell them apart.
 */
export interface Caller {
  call(request: CallRequest, purpose: Purpose): Promise<CallResult>;
}
