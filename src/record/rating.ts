import type { CallError } from './step.ts';
import type { NoAnswerReason } from './answer.ts';
import type { Usage } from './call.ts';

/** Why the judge's reply is not a verdict. */
export type NoVerdictReason =
  | 'unreadable'
  | 'out-of-range'
  | 'several-verdicts'
  | 'refused'
  | 'contradiction';

interface JudgeFacts {
  readonly explanation: string;
  /** True where the judge did not have the document before it; null where nobody can tell. */
  readonly blind: boolean | null;
  /** True where the judge's words and its verdict disagree; null where that was not looked at. */
  readonly contradiction: boolean | null;
  /** True where its words and its verdict disagreed at first, and it was asked once more. */
  readonly reasked: boolean;
  readonly servedModel: string | null;
  readonly usage: Usage;
  /** USD; null where no price is known. */
  readonly costUsd: number | null;
}

/** One rating of one answer by one judge. The four outcomes are never mixed. */
export type Rating =
  | ({ readonly outcome: 'rated'; readonly rating: number; readonly level: string } & JudgeFacts)
  | ({
      readonly outcome: 'no-verdict';
      readonly reason: NoVerdictReason;
      readonly reply: string;
    } & JudgeFacts)
  | { readonly outcome: 'no-answer'; readonly reason: NoAnswerReason }
  | { readonly outcome: 'error'; readonly error: CallError };
