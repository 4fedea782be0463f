import { suspicionIn } from '../../checks/suspicion.ts';
import type { RatedAnswer } from '../../record/rated-answer.ts';
import type { Rating } from '../../record/rating.ts';
import { answerFactColumns, answerFacts } from './answer-facts.ts';
import type { AnswerFacts } from './answer-facts.ts';

/** One planned rating. Tokens and cost are the judge's; of a rating that needed no call they are null. */
export interface RatingRow extends AnswerFacts {
  readonly measure: string;
  readonly rubric: string;
  readonly judge: string;
  readonly ratingIndex: number;
  readonly outcome: Rating['outcome'];
  readonly rating: number | null;
  readonly level: string | null;
  readonly explanation: string | null;
  /** Why there is no rating: of a no-answer or no-verdict its reason, of an error its code. */
  readonly reason: string | null;
  readonly blind: boolean | null;
  /** Whether the judge's words and its level disagree in the end; `reasked`: whether it was asked once more because they did. */
  readonly contradiction: boolean | null;
  readonly inputTokens: number | null;
  readonly outputTokens: number | null;
  readonly costUsd: number | null;
  readonly reasked: boolean | null;
  /** The words of the answer that speak to its judge; null where it has none. */
  readonly suspicious: string | null;
}

export const ratingColumns = [
  ...answerFactColumns,
  'measure',
  'rubric',
  'judge',
  'ratingIndex',
  'outcome',
  'rating',
  'level',
  'explanation',
  'reason',
  'blind',
  'contradiction',
  'inputTokens',
  'outputTokens',
  'costUsd',
  'reasked',
  'suspicious',
] as const satisfies readonly (keyof RatingRow)[];

/** A row for every planned rating, so that nothing is missing without a reason. */
export async function* ratingRows(
  run: string,
  answers: AsyncIterable<RatedAnswer>,
): AsyncGenerator<RatingRow> {
  for await (const rated of answers) {
    const facts = answerFacts(run, rated);
    const suspicious = rated.answer.outcome === 'answered' ? suspicionIn(rated.answer.text) : null;
    for (const { task, rating } of rated.ratings) {
      yield {
        ...facts,
        measure: task.measure,
        rubric: task.rubric.id,
        judge: task.judge.model,
        ratingIndex: task.ratingIndex,
        ...verdict(rating),
        suspicious,
      };
    }
  }
}

type Verdict = Omit<
  RatingRow,
  keyof AnswerFacts | 'measure' | 'rubric' | 'judge' | 'ratingIndex' | 'suspicious'
>;

function verdict(rating: Rating): Verdict {
  if (rating.outcome === 'error') return { ...noVerdict, outcome: 'error', reason: rating.error.code };
  if (rating.outcome === 'no-answer') return { ...noVerdict, outcome: 'no-answer', reason: rating.reason };
  const rated = rating.outcome === 'rated';
  return {
    outcome: rating.outcome,
    rating: rated ? rating.rating : null,
    level: rated ? rating.level : null,
    explanation: rating.explanation,
    reason: rated ? null : rating.reason,
    blind: rating.blind,
    contradiction: rating.contradiction,
    inputTokens: rating.usage.inputTokens,
    outputTokens: rating.usage.outputTokens,
    costUsd: rating.costUsd,
    reasked: rating.reasked,
  };
}

const noVerdict = {
  rating: null,
  level: null,
  explanation: null,
  blind: null,
  contradiction: null,
  inputTokens: null,
  outputTokens: null,
  costUsd: null,
  reasked: null,
};
