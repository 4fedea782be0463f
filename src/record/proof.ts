import type { CallError } from './step.ts';

/** Whether one judge showed that it reads one document. Derived from its calls on every reading. */
export interface JudgeProof {
  /** `provider:model`. */
  readonly judge: string;
  /** The document's id. */
  readonly document: string;
  /** Questions that were put, and those that were answered rightly. */
  readonly asked: number;
  readonly right: number;
  /** Null where there was no text to ask about, or where not all questions are answered yet. */
  readonly proven: boolean | null;
  /** Why a question is not answered yet. */
  readonly error: CallError | null;
}
