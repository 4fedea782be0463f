/** Derives what a reader needs to decide. Is handed records; opens nothing. */
import type { RunStatus } from '../record/run.ts';
import type { Scale } from '../record/rubric.ts';

/** A number with its uncertainty. Refused: lower and upper are null and `refused` says why; the estimate stays where it can be computed. */
export interface Interval {
  readonly estimate: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly level: number;
  readonly df: number | null;
  /** Independent pieces of evidence: questions, or clusters of them. */
  readonly clusters: number;
  readonly method: string;
  readonly scope: 'questions-like-these' | 'these-questions';
  readonly rough: boolean;
  readonly refused: string | null;
}

/** Which named level a mean stands at, and whether the whole interval agrees. */
export interface LevelStanding {
  readonly nearest: string | null;
  readonly between: readonly [string, string] | null;
  readonly supported: boolean;
}

export interface CandidateMeasure {
  readonly counts: {
    /** Questions and answers with a rating, and how many of each should have one: what the mean rests on. */
    readonly questions: number;
    readonly questionsPlanned: number;
    readonly answers: number;
    readonly answersPlanned: number;
    readonly ratings: number;
    readonly ratingsPlanned: number;
    readonly noVerdict: number;
    readonly errors: number;
  };
  readonly mean: Interval;
  readonly meanTheseQuestions: Interval;
  readonly meanIfMissing: { readonly worst: number; readonly best: number } | null;
  readonly level: LevelStanding | null;
  /** How many ratings had each value; every level is named, also the unused. */
  readonly distribution: Readonly<Record<string, number>>;
  readonly passRate: (Interval & { readonly threshold: number }) | null;
}

export interface CandidateReport {
  readonly id: string;
  readonly model: string | null;
  readonly servedModels: readonly string[];
  readonly guidance: string | null;
  readonly counts: {
    readonly questions: number;
    readonly questionsPlanned: number;
    readonly answers: number;
    readonly answersPlanned: number;
    readonly noAnswer: number;
    readonly errors: number;
  };
  readonly measures: Readonly<Record<string, CandidateMeasure>>;
}

export interface JudgeReport {
  readonly model: string;
  readonly servedModels: readonly string[];
  readonly turns: 'one' | 'two' | null;
  readonly ratings: number;
  readonly noVerdict: number;
  readonly blind: number;
}

export interface MeasureReport {
  readonly id: string;
  readonly kind: 'rating' | 'check' | 'citations';
  readonly rubric: { readonly id: string; readonly version: number } | null;
  readonly scale: Scale;
  /** The names of the levels by value, where the scale has any: for words, not for formulas. */
  readonly levels: readonly { readonly value: number; readonly name: string }[];
  readonly judges: readonly JudgeReport[];
}

export interface Warning {
  readonly code: string;
  readonly message: string;
}

/** Everything a reader is told, and nothing that is not derived from the record. The keys are a promise. */
export interface Report {
  readonly schema: 'assay/report/1';
  readonly run: {
    readonly id: string | null;
    readonly name: string;
    readonly status: RunStatus;
    readonly startedAt: string | null;
    readonly finishedAt: string | null;
    readonly evaluationHash: string | null;
    readonly seed: number | null;
    readonly looks: null;
  };
  readonly measures: readonly MeasureReport[];
  readonly candidates: readonly CandidateReport[];
  readonly comparisons: null;
  readonly pairwise: null;
  readonly noise: null;
  readonly trust: Readonly<
    Record<
      string,
      { readonly sighted: boolean | null; readonly contradictions: null; readonly agreement: null }
    >
  >;
  readonly usage: {
    /** Null, as all below, where nothing was run: of ratings made elsewhere nobody knows the calls. */
    readonly calls: number | null;
    readonly callsMade: number | null;
    readonly callsReused: number | null;
    readonly inputTokens: number | null;
    readonly cachedInputTokens: number | null;
    readonly outputTokens: number | null;
    readonly costUsd: number | null;
  };
  readonly gate: null;
  readonly warnings: readonly Warning[];
}
