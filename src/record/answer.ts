import type { CallError } from './step.ts';
import type { Usage } from './call.ts';

/** Why there is no answer although the model replied. */
export type NoAnswerReason = 'empty' | 'cut-off' | 'refused' | 'filtered' | 'blocked';

interface AnswerFacts {
  readonly servedModel: string | null;
  readonly usage: Usage;
  /** USD; null where no price is known. */
  readonly costUsd: number | null;
}

/** What a candidate answered to one question, once. Derived from its call on every reading. */
export type Answer =
  | ({ readonly outcome: 'answered'; readonly text: string } & AnswerFacts)
  | ({ readonly outcome: 'no-answer'; readonly reason: NoAnswerReason; readonly text: string } & AnswerFacts)
  | { readonly outcome: 'error'; readonly error: CallError };
