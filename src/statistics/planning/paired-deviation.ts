/** What two candidates' difference on one question varies by: variances in points squared. */
export interface DifferenceNoise {
  readonly interaction: number;
  readonly answer: number;
  readonly rating: number;
}

/** Assumed before anything was measured: standard deviations of .3, .4 and .3 points on a scale of five, as in the study behind docs/coverage.md. */
export const ASSUMED_NOISE: DifferenceNoise = { interaction: 0.09, answer: 0.16, rating: 0.09 };

interface PairedDeviationOptions {
  readonly noise: DifferenceNoise;
  /** Answers per candidate and question, and ratings per answer. */
  readonly answers: number;
  readonly ratings: number;
}

/**
 * Standard deviation of one question's difference between two candidates:
 * sqrt(2 (interaction + answer / S + rating / (S J))). The difficulty of questions drops out (Miller 2024, arXiv 2411.00640).
 */
export function pairedDeviation({ noise, answers, ratings }: PairedDeviationOptions): number {
  return Math.sqrt(2 * (noise.interaction + noise.answer / answers + noise.rating / (answers * ratings)));
}

/**
 * Whether further answers to each question still pay where questions cannot be added: until their part of the variance is
 * below a quarter of what questions themselves contribute, answer / S < interaction / 4.
 */
export function moreAnswersPay(noise: DifferenceNoise, answers: number): boolean {
  return noise.answer / answers >= noise.interaction / 4;
}
