import type { Answer } from './answer.ts';
import type { Citation } from './citation.ts';
import type { Comparison, ComparisonTask } from './comparison.ts';
import type { Rating } from './rating.ts';
import type { AnswerTask, RatingTask } from './task.ts';

/** What one check found: true, false, or null where there is no answer to look at, or looking took too long. */
export interface CheckResult {
  readonly check: string;
  readonly holds: boolean | null;
}

/** One planned comparison, and what became of it. */
export interface ComparedAnswers {
  readonly task: ComparisonTask;
  readonly comparison: Comparison;
}

/** One planned answer with all that was found out about it: the walk's yield, task by task. */
export interface RatedAnswer {
  readonly task: AnswerTask;
  readonly answer: Answer;
  readonly ratings: readonly { readonly task: RatingTask; readonly rating: Rating }[];
  readonly checks: readonly CheckResult[];
  /**
   * With answers of candidates that stand before its own, in both orders; left out where answers are not compared.
   * Each comparison stands with one answer only.
   */
  readonly comparisons?: readonly ComparedAnswers[];
  /** Null where there is no answer; left out where the evaluation does not ask for them. */
  readonly citations?: readonly Citation[] | null;
}
