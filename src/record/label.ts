/** A rating by a person. Keyed by the answer's text, so it survives re-runs; never mixed with judges' ratings. */
export interface Label {
  readonly answerHash: string;
  readonly question: string;
  readonly measure: string;
  readonly rater: string;
  readonly value: number;
  /** Milliseconds since 1970. */
  readonly at: number;
}
