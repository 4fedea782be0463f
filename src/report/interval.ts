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
