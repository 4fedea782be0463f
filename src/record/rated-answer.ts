import type { Answer } from './answer.ts';
import type { Citation } from './citation.ts';
import type { Rating } from './rating.ts';
import type { AnswerTask, RatingTask } from './task.ts';

/** What one check found: true, false, or null where there is no answer to look at, or looking took too long. */
export interface CheckResult {
  readonly check: string;
  readonly holds: boolean | null;
}

/** One planned answer with all that was found out about it: the walk's yield, task by task. */
export interface RatedAnswer {
  readonly task: AnswerTask;
  readonly answer: Answer;
  readonly ratings: readonly { readonly task: RatingTask; readonly rating: Rating }[];
  readonly checks: readonly CheckResult[];
  /** Null where there is no answer; left out where the evaluation does not ask for them. */
  readonly citations?: readonly Citation[] | null;
}
