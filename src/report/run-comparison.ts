import type { RunStatus } from '../record/run.ts';
import type { Doubt, Verdict } from '../statistics/comparisons/verdict.ts';
import type { Interval } from './interval.ts';
import type { MeasureReport, Warning } from './report.ts';

/** One candidate of the earlier run and one of the later, on the questions that both have ratings of. */
export interface RunDifference {
  readonly measure: string;
  readonly a: string;
  readonly b: string;
  /** Which of model, guidance and settings are not the same. */
  readonly changed: readonly ('model' | 'guidance' | 'settings')[];
  /** Mean of question means on the shared questions. */
  readonly means: { readonly a: number | null; readonly b: number | null };
  /** b minus a, in points; on a scale with a target, of how near to it they come. */
  readonly difference: Interval;
  readonly shared: number;
  /** Questions that have ratings in one run only. */
  readonly dropped: number;
  readonly aHigher: number;
  readonly equal: number;
  readonly bHigher: number;
  readonly p: { readonly t: number | null; readonly signFlip: number | null; readonly holm: number | null };
  readonly family: number;
  readonly verdict: Verdict;
  readonly doubt: Doubt | null;
  readonly winner: 'a' | 'b' | null;
  /** Whether the later run is certainly worse. */
  readonly worse: boolean;
  readonly questionsNeeded: number | null;
  readonly margin: number;
  /** Planned ratings of either that are missing. */
  readonly missing: number;
  /** Where the two lie furthest apart. */
  readonly mostDifferent: readonly { readonly question: string; readonly difference: number }[];
}

interface RunFacts {
  readonly id: string;
  readonly name: string;
  readonly status: RunStatus;
  readonly startedAt: string;
}

/** Two stored runs side by side. The keys are a promise. */
export interface RunComparison {
  readonly schema: 'assay/compare/1';
  readonly runs: { readonly a: RunFacts; readonly b: RunFacts };
  readonly measures: readonly Pick<MeasureReport, 'id' | 'kind' | 'rubric' | 'scale'>[];
  readonly comparisons: readonly RunDifference[];
  /** Whether any candidate of the later run is certainly worse. */
  readonly worse: boolean;
  readonly warnings: readonly Warning[];
}
