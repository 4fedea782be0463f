import { askCandidate } from '../answers/ask-candidate.ts';
import { planAnswers } from '../plan/tasks.ts';
import type { Answer } from '../record/answer.ts';
import type { Settings } from '../record/call.ts';
import { prepareValue } from '../run/prepare.ts';
import { singleEvaluation } from './single-evaluation.ts';
import { preparePlace, withCaller, type ProgramPlace } from './with-caller.ts';

export interface AskOptions extends ProgramPlace {
  /** Path or https URL of a PDF, Markdown, HTML or text document. */
  readonly document: string;
  readonly request: string;
  /** `provider:model`; `builtin:extractive` where none is given. */
  readonly model?: string;
  /** System instruction. */
  readonly guidance?: string;
  readonly settings?: Settings;
}

/**
 * Asks a model one thing about a document. The same request is not asked twice: the journal repeats
 * its answer. Rejects with an EvaluationError for what cannot be asked, before anything is paid.
 */
export async function ask(options: AskOptions): Promise<Answer> {
  const preparation = await prepareValue(singleEvaluation(options), preparePlace(options));
  const { seed, prices } = preparation.evaluation;
  const [task] = planAnswers(preparation.evaluation);
  if (task === undefined) throw new Error('an evaluation with one question has one answer to get');
  return withCaller(preparation, options, (caller) =>
    askCandidate(task, caller, { seed, prices, freshness: '0' }),
  );
}
