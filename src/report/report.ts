/** Derives what a reader needs to decide. Is handed records; opens nothing. */
import type { Doubt, Verdict } from '../statistics/comparisons/verdict.ts';
import type { StatisticsSettings } from '../record/evaluation.ts';
import type { RunStatus } from '../record/run.ts';
import type { Scale } from '../record/rubric.ts';
import type { RefusalCode } from '../statistics/refusal.ts';
import type { CitationCounts } from './citation-counts.ts';
import type { Interval } from './interval.ts';
import type { TrustReport } from './trust-report.ts';

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
  /** Of the measure of citations only: how many there are in each state, over all answers that were read. */
  readonly citations?: CitationCounts;
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

/** Two candidates on the questions that both have ratings of. On a scale with a target, by how near to it they come. */
export interface Comparison {
  readonly measure: string;
  /** The baseline, else the earlier of the two. */
  readonly a: string;
  readonly b: string;
  /** b minus a, in points. */
  readonly difference: Interval;
  readonly shared: number;
  /** Questions that only one of them has ratings of. */
  readonly dropped: number;
  readonly aHigher: number;
  readonly equal: number;
  readonly bHigher: number;
  /** Of the two tests; holm is the larger of both after adjustment for the family, and decides. */
  readonly p: { readonly t: number | null; readonly signFlip: number | null; readonly holm: number | null };
  /** How many comparisons share the chance of one false claim. */
  readonly family: number;
  readonly verdict: Verdict;
  readonly winner: string | null;
  /** On how many questions a difference of `differenceSought` points is found in four runs of five; null where a verdict stands. */
  readonly questionsNeeded: number | null;
  readonly differenceSought: number | null;
  /** The largest difference that does not matter, in points. */
  readonly margin: number;
  /** Why nothing can be told, where there is more to say than that the ratings do not show it. */
  readonly doubt: Doubt | null;
  /** Planned ratings of either that are missing. */
  readonly missing: number;
  /** Share of pairs of answers in which b's was rated higher, ties by half: needs no equal steps of the scale. */
  readonly ordinal: Interval;
  /** Where the two lie furthest apart, by the unit's id. */
  readonly mostDifferent: readonly { readonly question: string; readonly difference: number }[];
}

interface NoiseParts {
  /** Some questions are harder than others, for all candidates. */
  readonly question: number | null;
  /** Some questions suit one candidate more than another; null with one candidate. */
  readonly interaction: number | null;
  /** The model answers one question differently. */
  readonly answer: number | null;
  /** The judge rates one answer differently. */
  readonly judge: number | null;
}

/** Where the spread of one measure's ratings comes from: variances in points squared, and their shares of the whole. */
export interface Noise extends NoiseParts {
  readonly shares: NoiseParts | null;
  readonly method: string;
  readonly refused: RefusalCode | null;
  /** The smallest true difference that the least certain comparison finds in four runs of five. */
  readonly detectableDifference: number | null;
  /** Of the answers rated more than once, the share whose ratings were all alike. */
  readonly repeatedAlike: number | null;
}

export interface GateCondition {
  /** Null, as the measure is, where nothing was measured that the condition speaks of. */
  readonly candidate: string | null;
  readonly measure: string | null;
  /** The lower limit of the interval, the mean, or the share of planned ratings that are missing. */
  readonly key: 'lower' | 'mean' | 'unrated';
  readonly atLeast: number | null;
  readonly atMost: number | null;
  readonly value: number | null;
  /** Null where the value cannot be computed: then it does not hold. */
  readonly holds: boolean | null;
}

export interface GateReport {
  /** Null without conditions, and where none fails but one cannot be computed. */
  readonly passed: boolean | null;
  readonly conditions: readonly GateCondition[];
}

export interface Warning {
  readonly code: string;
  readonly message: string;
}

/** Where the looks of a run that may stop early have led. Where it stopped, all counts and means are of the questions used. */
export interface LooksReport {
  readonly planned: number;
  readonly used: number;
  /** What it stopped for before all questions were asked. */
  readonly stopped: 'different' | 'equivalent' | null;
  readonly kind: 'looks' | 'anytime';
  /** The measure that decides. */
  readonly measure: string;
  readonly questions: { readonly planned: number; readonly used: number };
  /** Calls that all questions would have taken, and how many of them were not needed. */
  readonly calls: { readonly planned: number; readonly saved: number };
  /** What the last look said; the intervals pay for having looked before. */
  readonly comparisons: readonly {
    readonly a: string;
    readonly b: string;
    readonly decided: 'different' | 'equivalent' | null;
    /** b minus a. */
    readonly difference: Interval;
  }[];
}

/** Two candidates, and whose answers were preferred. */
export interface PreferredPair {
  readonly a: string;
  readonly b: string;
  /** Share of choices for b, `same` by half: a mean over questions. */
  readonly winRate: Interval;
  /** Against one half; holm is the larger of the two after adjustment for all pairs, and decides. */
  readonly p: { readonly t: number | null; readonly signFlip: number | null; readonly holm: number | null };
  readonly verdict: 'different' | 'equivalent' | 'borderline' | 'cannot-tell';
  /** Why it cannot be told, where that is known. */
  readonly doubt: string | null;
  readonly winner: string | null;
  /** Choices for either, for neither, and those that could not be read. */
  readonly aPreferred: number;
  readonly same: number;
  readonly bPreferred: number;
  readonly noVerdict: number;
  readonly questions: number;
}

/** What choices between two answers each say of their candidates, and of whoever chose. */
export interface PairwiseReport {
  readonly rubric: { readonly id: string; readonly version: number } | null;
  /** Those who chose, where that is known: models or people. */
  readonly judges: readonly string[];
  readonly pairs: readonly PreferredPair[];
  /** Share of pairs, shown in both orders, whose two choices agree. */
  readonly consistency: Interval;
  /** How often the answer shown first was preferred, `same` by half. */
  readonly firstPositionRate: Interval;
  readonly lengthSlope: Interval;
  /** In log-odds, of three or more candidates; the rank is where each can stand, 1 is first. */
  readonly strengths:
    | readonly {
        readonly candidate: string;
        readonly strength: Interval;
        readonly rank: { readonly best: number; readonly worst: number };
      }[]
    | null;
  /** What being shown first adds, in log-odds; null where strengths are, or where one order only was shown. */
  readonly positionEffect: Interval | null;
  /** Candidates that beat one another in a circle. */
  readonly cycles: readonly (readonly string[])[];
  /** Why there are no strengths of three or more candidates. */
  readonly refused: string | null;
  readonly counts: {
    readonly questions: number;
    readonly comparisons: number;
    readonly noVerdict: number;
    /** Pairs shown in both orders. */
    readonly swapped: number;
  };
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
    readonly looks: LooksReport | null;
  };
  readonly measures: readonly MeasureReport[];
  readonly candidates: readonly CandidateReport[];
  /** How the numbers are to be read. */
  readonly statistics: Omit<StatisticsSettings, 'pass' | 'margin'> & { readonly baseline: string | null };
  readonly comparisons: readonly Comparison[];
  /** Null where no answers were compared with each other. */
  readonly pairwise: PairwiseReport | null;
  readonly noise: Readonly<Record<string, Noise>>;
  readonly trust: Readonly<Record<string, TrustReport>>;
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
  readonly gate: GateReport;
  readonly warnings: readonly Warning[];
}
