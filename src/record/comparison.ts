import type { NoAnswerReason } from './answer.ts';
import type { Usage } from './call.ts';
import type { Judge } from './evaluation.ts';
import type { NoVerdictReason } from './rating.ts';
import type { Rubric } from './rubric.ts';
import type { CallError } from './step.ts';
import type { AnswerTask } from './task.ts';

/** Which of two answers was preferred, by its place before the judge. */
export type Winner = 'first' | 'second' | 'same';

/** Two answers to compare, in one order. The id never changes. */
export interface ComparisonTask {
  readonly id: string;
  readonly first: AnswerTask;
  readonly second: AnswerTask;
  readonly judge: Judge;
  readonly rubric: Rubric;
  /** What choices of this judge by this rubric are called. */
  readonly measure: string;
}

interface ComparisonFacts {
  readonly explanation: string;
  /** True where the judge did not have the document before it; null where nobody can tell. */
  readonly blind: boolean | null;
  /** True where the judge's words and its choice disagree; null where that was not looked at. */
  readonly contradiction: boolean | null;
  readonly servedModel: string | null;
  readonly usage: Usage;
  /** USD; null where no price is known. */
  readonly costUsd: number | null;
}

/** One comparison of two answers by one judge, in one order. The four outcomes are never mixed. */
export type Comparison =
  | ({ readonly outcome: 'compared'; readonly winner: Winner } & ComparisonFacts)
  | ({
      readonly outcome: 'no-verdict';
      readonly reason: NoVerdictReason;
      readonly reply: string;
    } & ComparisonFacts)
  | { readonly outcome: 'no-answer'; readonly reason: NoAnswerReason }
  | { readonly outcome: 'error'; readonly error: CallError };
