import type { RatedAnswer } from '../record/rated-answer.ts';
import { findingsOf, type Finding } from './finding.ts';

/** What all answers of a run come to, one after the other. `onAnswer` sees each before it is gone. */
export async function* findingsOfAll(
  answers: AsyncIterable<RatedAnswer>,
  onAnswer: (answer: RatedAnswer) => void = () => undefined,
): AsyncGenerator<Finding> {
  for await (const answer of answers) {
    onAnswer(answer);
    yield* findingsOf(answer);
  }
}
