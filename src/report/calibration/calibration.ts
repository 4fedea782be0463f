import type { Scale } from '../../record/rubric.ts';
import type { Interval } from '../interval.ts';
import type { Warning } from '../report.ts';

/** How far a judge can be trusted: how it agrees with people, and what people would have said of everything. */
export interface Calibration {
  readonly schema: 'assay/calibrate/1';
  /** The run; null for ratings made elsewhere. */
  readonly run: string | null;
  readonly name: string;
  readonly measures: readonly MeasureCalibration[];
  readonly warnings: readonly Warning[];
}

export interface MeasureCalibration {
  readonly id: string;
  readonly judges: readonly string[];
  readonly scale: Scale;
  /** The mean rating from which an answer passes; null where none is set. */
  readonly threshold: number | null;
  readonly counts: {
    readonly questions: number;
    readonly answers: number;
    /** Answers with a rating, with a label, and with both. */
    readonly rated: number;
    readonly labelled: number;
    readonly both: number;
    readonly labels: number;
    readonly raters: number;
  };
  /** Of the judge with people; null without an answer that both have rated. */
  readonly agreement: Agreement | null;
  /** Of people with each other, which no judge can be expected to surpass; null where nobody labelled what another did. */
  readonly ceiling: (Agreement & { readonly raters: readonly string[] }) | null;
  readonly candidates: readonly CandidateCalibration[];
}

/** Every number with its interval by question. */
export interface Agreement {
  /** Answers that both have rated, and pairs of what they said: one for each label. */
  readonly answers: number;
  readonly pairs: number;
  /** Pairs in which both say the same. */
  readonly alike: number;
  /** Cohen's, with quadratic weights. */
  readonly kappa: Interval;
  /** Krippendorff's, by the distance of values. */
  readonly alpha: Interval;
  /** Gwet's, with quadratic weights: stays sensible where nearly all labels are the same. */
  readonly ac2: Interval;
  readonly spearman: Interval;
  readonly pearson: Interval;
  /** The share on which both say the same, over questions: many answers to one weigh no more than one. */
  readonly exact: Interval;
  /** Share on which they are at most one level apart; null where the scale has no levels, or two. */
  readonly withinOne: Interval | null;
  /** How many points higher the judge rates. */
  readonly bias: Interval;
}

export interface CandidateCalibration {
  readonly id: string;
  /** Answers that both have rated, and the questions that they belong to. */
  readonly both: number;
  readonly questions: number;
  /** Within this candidate; null with fewer than thirty answers that both have rated. */
  readonly kappa: Interval | null;
  readonly mean: Corrected & {
    /** From 0, people alone, to 1: how far the correction leans on the judge. */
    readonly trust: number | null;
  };
  readonly passRate:
    | (Corrected & {
        /** How often the judge is right about what people fail, and about what they pass. */
        readonly specificity: number | null;
        readonly sensitivity: number | null;
      })
    | null;
}

/** What the judge says, what people say of what they have seen, and what they would say of everything. */
export interface Corrected {
  readonly judge: number | null;
  readonly people: number | null;
  readonly corrected: Interval;
  /** Half the corrected interval's width after so many more labels, or so many more rated questions; null where refused. */
  readonly next: Purchase | null;
}

export interface Purchase {
  readonly buy: 'labels' | 'questions';
  readonly labels: { readonly more: number; readonly halfWidth: number };
  readonly questions: { readonly more: number; readonly halfWidth: number };
}
