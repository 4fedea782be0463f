import type { RatedAnswer } from '../../record/rated-answer.ts';

/** What rows of ratings and of answers share: which answer it is, and its text. */
export interface AnswerFacts {
  readonly run: string;
  readonly candidate: string;
  readonly model: string;
  readonly servedModel: string | null;
  readonly guidance: string | null;
  readonly document: string;
  /** The unit's id: with several documents it names the document too. */
  readonly question: string;
  readonly ask: string;
  readonly cluster: string | null;
  readonly answerIndex: number;
  /** What there is of it also where it is no answer; null where its call ended in an error. */
  readonly answer: string | null;
}

export const answerFactColumns = [
  'run',
  'candidate',
  'model',
  'servedModel',
  'guidance',
  'document',
  'question',
  'ask',
  'cluster',
  'answerIndex',
  'answer',
] as const satisfies readonly (keyof AnswerFacts)[];

export function answerFacts(run: string, { task, answer }: RatedAnswer): AnswerFacts {
  const { candidate, unit } = task;
  return {
    run,
    candidate: candidate.id,
    model: candidate.model,
    servedModel: answer.outcome === 'error' ? null : answer.servedModel,
    guidance: candidate.guidance,
    document: unit.document.id,
    question: unit.id,
    ask: unit.question.ask,
    cluster: unit.question.cluster,
    answerIndex: task.answerIndex,
    answer: answer.outcome === 'error' ? null : answer.text,
  };
}
