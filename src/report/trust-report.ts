import type { CheckUpStamp } from './check-up/check-up-report.ts';
import type { Interval } from './interval.ts';

/** How far the ratings of one measure can be trusted. */
export interface TrustReport {
  /** True where the judges are known to have had the document; false where one did not, or could not prove that it reads. */
  readonly sighted: boolean | null;
  readonly contradictions: Contradictions | null;
  /** With people; null where nobody labelled what the judges rated. */
  readonly agreement: LabelAgreement | null;
  readonly proof: ProofReport | null;
  /** Null with one judge: its ratings are its opinion. */
  readonly jury: JuryReport | null;
  /** Judges with the candidates whose models are of their own family. */
  readonly sameFamily: readonly { readonly judge: string; readonly candidates: readonly string[] }[];
  /** Whether the judge could be fooled when it was last tried; left out where it was not. */
  readonly checkUp?: CheckUpStamp;
}

/** How the judges agree with people, in short; `Calibration` has more. */
export interface LabelAgreement {
  /** Cohen's, with quadratic weights. */
  readonly kappa: Interval;
  /** How many points higher the judges rate. */
  readonly bias: Interval;
  readonly labels: number;
}

/** The share of ratings in which the judge's words and its first verdict disagreed, by question. */
export interface Contradictions extends Interval {
  readonly count: number;
  readonly reasked: number;
  /** Those that it stayed with when it was asked again, or that could not be asked again. */
  readonly standing: number;
  /** Ratings that were looked at. */
  readonly ratings: number;
}

export interface ProofReport {
  /** Null where there was no text to ask about, or the questions are not answered yet. */
  readonly proven: boolean | null;
  readonly judges: readonly {
    readonly model: string;
    readonly document: string;
    readonly asked: number;
    readonly right: number;
    readonly proven: boolean | null;
    /** Why a question is not answered yet. */
    readonly error: string | null;
  }[];
}

export interface JuryReport {
  readonly judges: readonly string[];
  /** On the answers that all judges rated; judges in the order above. */
  readonly candidates: Readonly<Record<string, JuryCandidate>>;
  /** Krippendorff's alpha, ordinal, over answers. */
  readonly agreement: Interval;
  /** Pairs of candidates that some judges order one way and some the other, each by the margin at least. */
  readonly disagreements: readonly {
    readonly a: string;
    readonly b: string;
    /** b minus a, by judge. */
    readonly differences: Readonly<Record<string, number>>;
  }[];
}

export interface JuryCandidate {
  readonly questions: number;
  readonly means: Readonly<Record<string, number>>;
  /** Least and greatest mean with one judge left out. */
  readonly withoutOne: { readonly lower: number; readonly upper: number } | null;
  /** For judges like these, not only for these. */
  readonly judgesLikeThese: Interval;
}
