import type { Comparison, Winner } from '../../record/comparison.ts';
import type { RatedAnswer } from '../../record/rated-answer.ts';

/** One planned comparison, in one order. Tokens and cost are the judge's; of one that needed no call they are null. */
export interface ComparisonRow {
  readonly run: string;
  readonly document: string;
  /** The unit's id: with several documents it names the document too. */
  readonly question: string;
  readonly ask: string;
  readonly cluster: string | null;
  readonly measure: string;
  readonly rubric: string;
  readonly judge: string;
  /** The candidates whose answers the judge read first and second. */
  readonly first: string;
  readonly second: string;
  readonly firstAnswerIndex: number;
  readonly secondAnswerIndex: number;
  /** Lengths of the answers; null where there is none. */
  readonly firstCharacters: number | null;
  readonly secondCharacters: number | null;
  readonly winner: Winner | null;
  readonly explanation: string | null;
  /** Why there is no choice: of a no-answer or no-verdict its reason, of an error its code. */
  readonly reason: string | null;
  readonly outcome: Comparison['outcome'];
  readonly blind: boolean | null;
  readonly contradiction: boolean | null;
  readonly inputTokens: number | null;
  readonly outputTokens: number | null;
  readonly costUsd: number | null;
}

/** The columns of comparisons, in their order. */
export const comparisonColumns = [
  'run',
  'document',
  'question',
  'ask',
  'cluster',
  'measure',
  'rubric',
  'judge',
  'first',
  'second',
  'firstAnswerIndex',
  'secondAnswerIndex',
  'firstCharacters',
  'secondCharacters',
  'winner',
  'explanation',
  'reason',
  'outcome',
  'blind',
  'contradiction',
  'inputTokens',
  'outputTokens',
  'costUsd',
] as const satisfies readonly (keyof ComparisonRow)[];

/** A row for every planned comparison of a run, so that nothing is missing without a reason. */
export async function* comparisonRows(
  run: string,
  answers: AsyncIterable<RatedAnswer>,
): AsyncGenerator<ComparisonRow> {
  const lengths = new Map<string, number>();
  for await (const { task: answerTask, answer, comparisons = [] } of answers) {
    // The answers that this one was compared with have gone by before.
    if (answer.outcome === 'answered') lengths.set(answerTask.id, answer.text.length);
    const { unit } = answerTask;
    for (const { task, comparison } of comparisons) {
      yield {
        run,
        document: unit.document.id,
        question: unit.id,
        ask: unit.question.ask,
        cluster: unit.question.cluster,
        measure: task.measure,
        rubric: task.rubric.id,
        judge: task.judge.model,
        first: task.first.candidate.id,
        second: task.second.candidate.id,
        firstAnswerIndex: task.first.answerIndex,
        secondAnswerIndex: task.second.answerIndex,
        firstCharacters: lengths.get(task.first.id) ?? null,
        secondCharacters: lengths.get(task.second.id) ?? null,
        ...found(comparison),
      };
    }
  }
}

type Found = Pick<
  ComparisonRow,
  | 'winner'
  | 'explanation'
  | 'reason'
  | 'outcome'
  | 'blind'
  | 'contradiction'
  | 'inputTokens'
  | 'outputTokens'
  | 'costUsd'
>;

function found(comparison: Comparison): Found {
  if (comparison.outcome === 'error') return { ...nothing, outcome: 'error', reason: comparison.error.code };
  if (comparison.outcome === 'no-answer')
    return { ...nothing, outcome: 'no-answer', reason: comparison.reason };
  const compared = comparison.outcome === 'compared';
  return {
    winner: compared ? comparison.winner : null,
    explanation: comparison.explanation,
    reason: compared ? null : comparison.reason,
    outcome: comparison.outcome,
    blind: comparison.blind,
    contradiction: comparison.contradiction,
    inputTokens: comparison.usage.inputTokens,
    outputTokens: comparison.usage.outputTokens,
    costUsd: comparison.costUsd,
  };
}

const nothing = {
  winner: null,
  explanation: null,
  blind: null,
  contradiction: null,
  inputTokens: null,
  outputTokens: null,
  costUsd: null,
};
