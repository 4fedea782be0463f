import { tallyCitations } from '../citations/tally-citations.ts';
import type { Answer } from '../record/answer.ts';
import { citationMeasure, type CitationTally } from '../record/citation.ts';
import type { RatedAnswer } from '../record/rated-answer.ts';
import type { Rating } from '../record/rating.ts';
import type { CallError } from '../record/step.ts';

/** Where a finding belongs: what is counted, paired and clustered. */
export interface Position {
  readonly candidate: string;
  /** The unit's id: one question about one document. */
  readonly unit: string;
  /** The question's own id; several units share it where it is asked about several documents. */
  readonly question: string;
  readonly document: string | null;
  readonly cluster: string | null;
  readonly answerIndex: number;
}

/**
 * One thing found out, in the shape that statistics need: the same whether it comes from a run's walk
 * or from a file of ratings made elsewhere. A planned unit that brought nothing is a finding too.
 */
export type Finding =
  | (Position & {
      readonly kind: 'answer';
      readonly outcome: Answer['outcome'];
      /** The answer itself; null where there is none, or where it is not known. */
      readonly text: string | null;
      readonly servedModel: string | null;
      /** Why the task is not done, where it is not and that is known. */
      readonly error?: CallError;
    })
  | (Position & {
      readonly kind: 'rating';
      readonly measure: string;
      readonly judge: string;
      readonly outcome: Rating['outcome'];
      /** Null unless the outcome is `rated`. */
      readonly rating: number | null;
      readonly servedModel: string | null;
      readonly blind: boolean | null;
      /** Whether the judge contradicts itself; left out where nobody looked. */
      readonly contradiction?: boolean;
      readonly error?: CallError;
    })
  | (Position & {
      readonly kind: 'check';
      readonly measure: string;
      readonly holds: boolean | null;
      readonly failed: boolean;
    })
  | (Position & {
      readonly kind: 'citations';
      readonly measure: string;
      /** Null where there is no answer. */
      readonly counts: CitationTally | null;
      readonly failed: boolean;
    });

/** What one walked answer comes to. */
export function* findingsOf({ task, answer, ratings, checks, citations }: RatedAnswer): Generator<Finding> {
  const { unit, candidate, answerIndex } = task;
  const place: Position = {
    candidate: candidate.id,
    unit: unit.id,
    question: unit.question.id,
    document: unit.document.id,
    cluster: unit.question.cluster,
    answerIndex,
  };
  const servedModel = answer.outcome === 'error' ? null : answer.servedModel;
  const text = answer.outcome === 'answered' ? answer.text : null;
  const error = answer.outcome === 'error' ? { error: answer.error } : {};
  yield { kind: 'answer', ...place, outcome: answer.outcome, text, servedModel, ...error };
  for (const { task: ratingTask, rating } of ratings) {
    const judged = rating.outcome === 'rated' || rating.outcome === 'no-verdict' ? rating : null;
    yield {
      kind: 'rating',
      ...place,
      measure: ratingTask.measure,
      judge: ratingTask.judge.model,
      outcome: rating.outcome,
      rating: rating.outcome === 'rated' ? rating.rating : null,
      servedModel: judged?.servedModel ?? null,
      blind: judged?.blind ?? null,
      ...(judged?.contradiction == null ? {} : { contradiction: judged.contradiction }),
      // Where the answer is what is missing, that is said of the answer.
      ...(rating.outcome === 'error' && answer.outcome !== 'error' ? { error: rating.error } : {}),
    };
  }
  const failed = answer.outcome === 'error';
  for (const { check, holds } of checks) yield { kind: 'check', ...place, measure: check, holds, failed };
  if (citations === undefined) return;
  const counts = citations === null ? null : tallyCitations(citations);
  yield { kind: 'citations', ...place, measure: citationMeasure, counts, failed };
}
