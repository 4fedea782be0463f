import type { QuestionMean } from '../question-means.ts';

/** The means of both candidates' answers to one question. */
export interface PairedAnswers {
  readonly a: readonly number[];
  readonly b: readonly number[];
}

/** The answers to each question that both have, in the order of a. */
export function pairedAnswers(a: readonly QuestionMean[], b: readonly QuestionMean[]): PairedAnswers[] {
  const ofB = new Map(b.map(({ question, answers }) => [question, answers]));
  return a.flatMap(({ question, answers }) => {
    const others = ofB.get(question);
    return others === undefined ? [] : [{ a: answers, b: others }];
  });
}
