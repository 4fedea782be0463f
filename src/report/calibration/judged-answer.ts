/** One answer, with what the judge and what people said of it. */
export interface JudgedAnswer {
  readonly candidate: string;
  /** The unit's id: one question about one document. */
  readonly question: string;
  readonly cluster: string | null;
  /** The judge's, as many as there are; none where there is no verdict. */
  readonly ratings: readonly number[];
  /** The people's, by rater. */
  readonly labels: ReadonlyMap<string, number>;
}
