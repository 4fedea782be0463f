import type { FindModel } from '../calls/send.ts';
import type { Providers } from '../models/provider-settings.ts';
import type { Document } from '../record/document.ts';
import type { Limits } from '../evaluation/read-limits.ts';
import type { Evaluation } from '../record/evaluation.ts';

/** An evaluation with what was opened to read it. */
export interface Prepared {
  readonly evaluation: Evaluation;
  readonly documents: readonly Document[];
  /** The sources of the documents as they are, by hash. */
  readonly contents: ReadonlyMap<string, Uint8Array>;
  /** How providers are reached, and how fast they may be asked. */
  readonly providers: Providers;
  readonly limits: Limits;
  readonly findModel: FindModel;
}
