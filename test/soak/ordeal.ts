/** Ordeals of the whole command: what it must survive, in figures. Long ones by `npm run test:soak`, short ones among the journeys. */

/** What came of an ordeal. */
export interface Outcome {
  /** What was counted and measured, in one line. */
  readonly figures: string;
  /** The promises that were broken; none where all is well. */
  readonly broken: readonly string[];
}
