import type { QuestionRatings } from '../../src/statistics/question-means.ts';

/** One rating, as golden files list them. */
export interface RatingRow {
  readonly question: string;
  readonly answer: number;
  readonly value: number | null;
}

/** The same ratings, by question and answer in order of first appearance. */
export function groupRatings(rows: readonly RatingRow[]): QuestionRatings[] {
  const byQuestion = Map.groupBy(rows, ({ question }) => question);
  return [...byQuestion].map(([question, ofQuestion]) => ({
    question,
    answers: [...Map.groupBy(ofQuestion, ({ answer }) => answer).values()].map((ofAnswer) => ({
      ratings: ofAnswer.map(({ value }) => value),
    })),
  }));
}
