import type { Settings } from './call.ts';
import type { DocumentReference } from './document.ts';
import type { Prices } from './price.ts';
import type { Rubric } from './rubric.ts';

/** What is compared: a model with its guidance and settings, or answers made elsewhere. */
export interface Candidate {
  readonly id: string;
  /** `provider:model`; `given:<hash>` for answers made elsewhere. */
  readonly model: string;
  /** The system instruction, as text. */
  readonly guidance: string | null;
  readonly settings: Settings;
  /** Fresh answers to each question. */
  readonly answers: number;
  /** Answers made elsewhere: how many there are for each unit's id. */
  readonly given: Readonly<Record<string, number>> | null;
}

export interface Question {
  readonly id: string;
  readonly ask: string;
  readonly reference: string | null;
  /** The id of a document; null asks it about every document. */
  readonly document: string | null;
  /** The id of a rubric that replaces the judge's own. */
  readonly rubric: string | null;
  /** Questions of one cluster count as one piece of evidence. */
  readonly cluster: string | null;
  readonly tags: readonly string[];
}

/**
 * A judge model with its rubric: one measure, or several where questions name rubrics. Judges of one id
 * and one rubric are a jury: each rates every answer, into one measure.
 */
export interface Judge {
  /** As the user named it; null where the rubric's id serves. */
  readonly id: string | null;
  readonly model: string;
  readonly rubric: string;
  readonly turns: 'one' | 'two';
  readonly seesGuidance: boolean;
  readonly settings: Settings;
  /** Share of the one-turn ratings whose explanation is read again by itself; left out, none is. */
  readonly audit?: number;
  /** Whether it must show that it reads the document; left out where it need not. */
  readonly proof?: true;
}

/** A condition that can be computed on an answer without a model. */
export type CheckRule =
  | { readonly kind: 'maxSentences'; readonly limit: number }
  | { readonly kind: 'maxWords'; readonly limit: number }
  | { readonly kind: 'contains'; readonly text: string }
  | { readonly kind: 'excludes'; readonly text: string }
  | { readonly kind: 'matches'; readonly pattern: string }
  | { readonly kind: 'equals'; readonly text: string }
  | { readonly kind: 'json'; readonly schema: Readonly<Record<string, unknown>> }
  | { readonly kind: 'citesPage' };

export interface Check {
  readonly id: string;
  readonly rule: CheckRule;
  /** The candidates it is for; null means all. */
  readonly candidates: readonly string[] | null;
}

/** How the judge is spoken to. Kept with the run, so that a continued run speaks the same way. */
export interface JudgePrompts {
  readonly version: number;
  /** Opens the instructions. */
  readonly task: string;
  /** How to reply in one turn. */
  readonly oneTurn: string;
  /** How to write the evaluation, first of two turns. */
  readonly evaluation: string;
  /** Second of two turns: name the level. */
  readonly verdict: string;
  /** Says what was wrong with a reply; `{problem}` stands for it. */
  readonly again: string;
  /** Which level does an evaluation argue for? Left out of runs that were begun before it was asked. */
  readonly audit?: string;
  /** A question that only a reader of the document can answer; `{words}` and `{page}` stand for where the word is. */
  readonly proof?: string;
  /** How a judge of two answers is spoken to. Left out of runs that were begun before there was one. */
  readonly pairs?: PairPrompts;
}

/** What differs where two answers are compared. */
export interface PairPrompts {
  /** Opens the instructions. */
  readonly task: string;
  /** How to reply in one turn. */
  readonly oneTurn: string;
}

/** Which answers are compared with each other by the first judge, in both orders. */
export interface PairwisePlan {
  readonly pairs: StatisticsSettings['compare'];
  /** The id of a rubric for pairs. */
  readonly rubric: string;
}

/** How sure is sure enough. Only what is derived depends on it: nothing is asked otherwise for it. */
export interface StatisticsSettings {
  /** Of every interval; a claim may be false as often as it leaves open. */
  readonly level: number;
  /** From which rating an answer passes; null: what is usual on the scale. */
  readonly pass: number | null;
  /** The largest difference that does not matter, in points, of ratings by judges; null: a sixteenth of the scale's length. */
  readonly margin: number | null;
  /** What intervals and verdicts speak about. */
  readonly scope: 'questions-like-these' | 'these-questions';
  /** Which candidates are compared: each with the baseline, or each with each. */
  readonly compare: 'baseline' | 'all';
}

/** A condition that a finished run must meet. */
export interface Gate {
  /** Null: every candidate that has the measure. */
  readonly candidate: string | null;
  /** Null: every judge's measure. */
  readonly measure: string | null;
  readonly condition:
    | { readonly kind: 'lower' | 'mean'; readonly atLeast: number }
    | { readonly kind: 'unrated'; readonly atMost: number };
}

/**
 * When a run may end before all of its questions are asked: after looks planned beforehand, or at any question. All that
 * decides it was fixed before the first call, whatever is said later of how the ratings are read.
 */
export type StopPlan = Pick<StatisticsSettings, 'level' | 'margin' | 'compare'> &
  ({ readonly kind: 'looks'; readonly looks: number } | { readonly kind: 'anytime' });

/** What a file describes, resolved: pure data, complete enough to replay a run without the file. */
export interface Evaluation {
  readonly name: string;
  readonly documents: readonly DocumentReference[];
  readonly candidates: readonly Candidate[];
  readonly baseline: string | null;
  readonly questions: readonly Question[];
  readonly repeat: { readonly ratings: number; readonly rerate: number };
  readonly judges: readonly Judge[];
  /** Every rubric that a judge or a question names. */
  readonly rubrics: readonly Rubric[];
  readonly checks: readonly Check[];
  /** Whether citations are looked up; left out where they are not, as in runs of versions that could not. */
  readonly citations?: true;
  readonly statistics: StatisticsSettings;
  readonly gates: readonly Gate[];
  /** Left out where answers are not compared with each other. */
  readonly pairwise?: PairwisePlan;
  /** Left out where all questions are asked. */
  readonly stop?: StopPlan;
  readonly seed: number;
  readonly prices: Prices;
  readonly prompts: JudgePrompts;
}
