import { tallyCitations } from '../citations/tally-citations.ts';
import { suspicionIn } from '../checks/suspicion.ts';
import type { Answer } from '../record/answer.ts';
import { citationMeasure, type CitationTally } from '../record/citation.ts';
import type { RatedAnswer } from '../record/rated-answer.ts';
import type { Rating } from '../record/rating.ts';
import type { CallError } from '../record/step.ts';
import type { AnswerTask, RatingTask } from '../record/task.ts';

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
      /** Where it speaks to its judge: the words; see `suspicionIn`. */
      readonly suspicion?: string;
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
      /** Whether the judge contradicted itself at first; left out where nobody looked. */
      readonly contradiction?: boolean;
      /** Whether it was asked once more because of that, and whether it contradicts itself still. */
      readonly reasked?: boolean;
      readonly standing?: boolean;
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

/** Where an answer of a run belongs. */
export function placeOf({ unit, candidate, answerIndex }: AnswerTask): Position {
  return {
    candidate: candidate.id,
    unit: unit.id,
    question: unit.question.id,
    document: unit.document.id,
    cluster: unit.question.cluster,
    answerIndex,
  };
}

/** What one walked answer comes to. */
export function* findingsOf({ task, answer, ratings, checks, citations }: RatedAnswer): Generator<Finding> {
  const place = placeOf(task);
  const servedModel = answer.outcome === 'error' ? null : answer.servedModel;
  const text = answer.outcome === 'answered' ? answer.text : null;
  const error = answer.outcome === 'error' ? { error: answer.error } : {};
  const words = text === null ? null : suspicionIn(text);
  const suspicion = words === null ? {} : { suspicion: words };
  yield { kind: 'answer', ...place, outcome: answer.outcome, text, servedModel, ...suspicion, ...error };
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
      ...(judged === null ? {} : contradictionOf(ratingTask, judged)),
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

/** Of a judge in one turn whose audits were drawn, only those: the others' words were held against nothing. */
function contradictionOf(
  { judge, audited }: RatingTask,
  rating: Exclude<Rating, { outcome: 'no-answer' | 'error' }>,
): { contradiction?: boolean; reasked?: boolean; standing?: boolean } {
  const { contradiction, reasked } = rating;
  const drawn = judge.turns === 'two' || judge.audit === undefined || audited;
  const contradicted = contradiction === true || reasked;
  const isKnown = rating.outcome === 'rated' ? contradiction !== null : contradicted;
  if (!isKnown || !drawn) return {};
  return { contradiction: contradicted, reasked, standing: contradiction === true };
}
