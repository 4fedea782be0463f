import type { FindModel } from '../calls/send.ts';
import type { Document } from '../record/document.ts';
import type { Evaluation } from '../record/evaluation.ts';

/** An evaluation with what was opened to read it. */
export interface Prepared {
  readonly evaluation: Evaluation;
  readonly documents: readonly Document[];
  /** The sources of the documents as they are, by hash. */
  readonly contents: ReadonlyMap<string, Uint8Array>;
  readonly findModel: FindModel;
}
