import { isAbsolute, join } from 'node:path';
import type { Document } from '../record/document.ts';
import type { Settings } from '../record/call.ts';
import type { JudgePrompts } from '../record/evaluation.ts';
import type { DocumentLocation } from '../documents/open-document.ts';
import type { Environment } from '../models/environment.ts';
import type { Providers } from '../models/provider-settings.ts';
import type { Problem } from './problem.ts';

/** What reading an evaluation needs from outside. */
export interface EvaluationDependencies {
  /** Rejects with a DocumentError where a document cannot be read. */
  readonly openDocument: (location: DocumentLocation) => Promise<{ readonly document: Document }>;
  /** True where equal requests to this model can bring different replies. */
  readonly variesByDraw: (model: string, settings: Settings) => boolean;
  readonly prompts: JudgePrompts;
  /** Where keys stand. */
  readonly environment: Environment;
}

/** Something worth knowing that does not keep the evaluation from running. */
export interface EvaluationWarning {
  readonly code: string;
  readonly message: string;
}

/** One reading of one file: where its paths begin, and what was found out so far. */
export interface Reading {
  readonly folder: string;
  readonly dependencies: EvaluationDependencies;
  /** As the file sets them. */
  readonly providers: Providers;
  readonly problems: Problem[];
  readonly warnings: EvaluationWarning[];
}

/** A path as the file's author meant it: from the folder of the file. */
export function fromFolder(reading: Reading, path: string): string {
  return isAbsolute(path) ? path : join(reading.folder, path);
}
