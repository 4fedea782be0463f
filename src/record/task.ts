import type { Candidate, Judge, Question } from './evaluation.ts';
import type { DocumentReference } from './document.ts';
import type { Rubric } from './rubric.ts';

/** One question about one document: what pairing, question means and counts are about. */
export interface Unit {
  /** `<question>` with one document, `<question>@<document>` with several. */
  readonly id: string;
  readonly question: Question;
  readonly document: DocumentReference;
}

/** The rule for a unit's id: the question's, with its document where there are several. */
export function unitId(question: string, document: string, { documents }: { documents: number }): string {
  return documents > 1 ? `${question}@${document}` : question;
}

/** One answer to get. The id never changes. */
export interface AnswerTask {
  readonly id: string;
  readonly unit: Unit;
  readonly candidate: Candidate;
  /** Counted from 1. */
  readonly answerIndex: number;
  /** The ordinal of this request among the identical ones of the plan, from 1. */
  readonly draw: number;
}

/** One rating to get, of one answer. The id never changes. */
export interface RatingTask {
  readonly id: string;
  readonly answer: AnswerTask;
  readonly judge: Judge;
  readonly rubric: Rubric;
  /** The measure the rating belongs to: the judge's id, else its rubric's. */
  readonly measure: string;
  /** Counted from 1. */
  readonly ratingIndex: number;
  /** Whether its explanation is drawn to be read again by itself. */
  readonly audited: boolean;
}
