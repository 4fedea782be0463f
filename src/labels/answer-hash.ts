/** Ratings by people: drawing them blind, reading and keeping them. */
import { hashOfText } from '../record/hash.ts';

/** What a label is kept by: the answer's text, so that a label holds for the same answer of any run. */
export function answerHash(text: string): string {
  return hashOfText(text);
}
