import type { Answer } from '../../record/answer.ts';
import type { RatedAnswer } from '../../record/rated-answer.ts';
import { answerFactColumns, answerFacts } from './answer-facts.ts';
import type { AnswerFacts } from './answer-facts.ts';

/** One planned answer. Tokens and cost are the candidate's. */
export interface AnswerRow extends AnswerFacts {
  readonly outcome: Answer['outcome'];
  /** Why there is no answer: its reason, or the error's code. */
  readonly reason: string | null;
  /** What each check found, by the check's id. */
  readonly checks: Readonly<Record<string, boolean | null>>;
  readonly inputTokens: number | null;
  readonly outputTokens: number | null;
  readonly costUsd: number | null;
}

export const answerColumns = [
  ...answerFactColumns,
  'outcome',
  'reason',
  'checks',
  'inputTokens',
  'outputTokens',
  'costUsd',
] as const satisfies readonly (keyof AnswerRow)[];

/** A row for every planned answer, so that nothing is missing without a reason. */
export async function* answerRows(
  run: string,
  answers: AsyncIterable<RatedAnswer>,
): AsyncGenerator<AnswerRow> {
  for await (const rated of answers) {
    yield {
      ...answerFacts(run, rated),
      outcome: rated.answer.outcome,
      reason: reasonOf(rated.answer),
      checks: Object.fromEntries(rated.checks.map(({ check, holds }) => [check, holds])),
      ...costOf(rated.answer),
    };
  }
}

/** Why there is no answer: its reason, or the error's code; null where there is one. */
export function reasonOf(answer: Answer): string | null {
  if (answer.outcome === 'answered') return null;
  return answer.outcome === 'error' ? answer.error.code : answer.reason;
}

function costOf(answer: Answer): Pick<AnswerRow, 'inputTokens' | 'outputTokens' | 'costUsd'> {
  if (answer.outcome === 'error') return { inputTokens: null, outputTokens: null, costUsd: null };
  return {
    inputTokens: answer.usage.inputTokens,
    outputTokens: answer.usage.outputTokens,
    costUsd: answer.costUsd,
  };
}
