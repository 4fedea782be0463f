import type { QuestionMean } from './question-means.ts';

/** How many of a question's answers passed. */
export interface QuestionPassRate {
  readonly question: string;
  readonly cluster: string | null;
  /** Share of the answers that passed, 0 to 1. */
  readonly rate: number;
  readonly answers: number;
}

/** The share of each question's answers whose mean rating reaches the threshold. */
export function passRates(questions: readonly QuestionMean[], threshold: number): QuestionPassRate[] {
  // The slack keeps a mean of thirds that should be the threshold from missing it by a rounding.
  const passes = (answer: number): boolean => answer >= threshold - 1e-9;
  return questions.map(({ question, cluster, answers }) => ({
    question,
    cluster,
    rate: answers.filter(passes).length / answers.length,
    answers: answers.length,
  }));
}
