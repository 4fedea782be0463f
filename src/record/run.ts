import type { Evaluation } from './evaluation.ts';

export type RunStatus = 'complete' | 'incomplete' | 'interrupted';

/** One execution of an evaluation: its header. What happened in it is read from its steps and their calls. */
export interface Run {
  readonly id: string;
  /** The file it came from, as seen from the journal's folder; empty for a run started from code. */
  readonly source: string;
  readonly evaluationHash: string;
  readonly evaluation: Evaluation;
  readonly freshness: number;
  /** The version of Assay that began it. */
  readonly version: string;
  readonly status: RunStatus;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  readonly finishedAt: number | null;
}
