import type { Scripted } from '../fault-script.ts';

/** What can go wrong: instead of serving the request, on the way of a reply that was made, or in its words. */
export type FaultKind =
  | ('429-retry' | '429-bare' | '429-quota' | '500' | '503' | '502-html' | 'reset' | 'hang')
  | ('bad-request' | 'denied' | 'error-in-200')
  | ('lost-reply' | 'cut-body' | 'invalid-json' | 'invalid-utf8' | 'drip' | 'stream-error' | 'cut-stream')
  | ('empty-choices' | 'no-reason' | 'content-filter' | 'refusal' | 'max-tokens' | 'empty-text');

export interface Fault extends Scripted {
  readonly on: 'chat' | 'look' | 'any';
  readonly kind: FaultKind;
  /** For `429-retry`: how long the client shall wait. 20 unless said. */
  readonly retrySeconds?: number;
  /** For `drip`: between two of 20 pieces. 50 unless said. */
  readonly milliseconds?: number;
}
