import { rate as rateAnswer } from '../judges/rate.ts';
import { planAnswers, planRatings } from '../plan/tasks.ts';
import type { Settings } from '../record/call.ts';
import type { Rating } from '../record/rating.ts';
import { prepareValue } from '../run/prepare.ts';
import { singleEvaluation } from './single-evaluation.ts';
import { preparePlace, withCaller, type ProgramPlace } from './with-caller.ts';

export interface RateOptions extends ProgramPlace {
  /** The text to be rated. */
  readonly answer: string;
  /** Path or https URL of the document that the answer is about. */
  readonly document: string;
  /** What was asked. */
  readonly request: string;
  /** `provider:model`; `builtin:lexical` where none is given. */
  readonly judge?: string;
  /** A built-in rubric or the path of one; `question-answering` where none is given. */
  readonly rubric?: string;
  /** `one` where nothing is given. */
  readonly turns?: 'one' | 'two';
  readonly settings?: Settings;
}

/**
 * Rates one answer once, with the document in the judge's sight. Resolves to a rating, or to the
 * reason why there is none. Rejects with an EvaluationError for what cannot be rated.
 */
export async function rate(options: RateOptions): Promise<Rating> {
  const { answer, document, request, judge, rubric, turns, settings } = options;
  const question = { document, request, judge, rubric, turns, judgeSettings: settings };
  const preparation = await prepareValue(singleEvaluation(question), preparePlace(options));
  const { evaluation } = preparation;
  const [task] = [...planAnswers(evaluation)].flatMap((planned) => planRatings(evaluation, planned));
  if (task === undefined)
    throw new Error('an evaluation with one question and one judge has one rating to get');
  const nothing = { inputTokens: null, cachedInputTokens: null, outputTokens: null };
  const given = {
    outcome: 'answered',
    text: answer,
    servedModel: null,
    usage: nothing,
    costUsd: null,
  } as const;
  const { seed, prices, prompts } = evaluation;
  const facts = { seed, prices, prompts, freshness: '0' };
  return withCaller(preparation, options, (caller) => rateAnswer({ task, answer: given }, caller, facts));
}
