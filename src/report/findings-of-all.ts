import type { RatedAnswer } from '../record/rated-answer.ts';
import { findingsOf, type Finding } from './finding.ts';

/** What all answers of a run come to, one after the other. */
export async function* findingsOfAll(answers: AsyncIterable<RatedAnswer>): AsyncGenerator<Finding> {
  for await (const answer of answers) yield* findingsOf(answer);
}
