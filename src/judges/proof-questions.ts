import type { Document } from '../record/document.ts';
import { hashOfText } from '../record/hash.ts';

/** Five words that stand in one place of a document, and the word behind them. */
export interface ProofQuestion {
  readonly page: number;
  readonly words: string;
  readonly answer: string;
}

/** One question could be guessed, or read wrongly in a table; of three, two must be right. */
export const questionsAsked = 3;
export const questionsRight = 2;

const wordsBefore = 5;
/** Draws before a document counts as one that nothing can be asked about: a form, a list, a picture. */
const mostDraws = 300;

/**
 * Three questions that only a reader of the document can answer, drawn by the seed from its text; fewer
 * or none where it has not enough text of its own.
 */
export function proofQuestions(document: Document, seed: number): ProofQuestion[] {
  const words = document.pages.flatMap(({ number, text }) =>
    text.split(/\s+/u).flatMap((raw) => (raw === '' ? [] : [{ raw, plain: plainWord(raw), page: number }])),
  );
  const drawn = new Map<number, ProofQuestion>();
  for (let draw = 1; draw <= mostDraws && drawn.size < questionsAsked; draw += 1) {
    const lot = Number.parseInt(hashOfText(`${seed} proof ${document.hash} ${draw}`).slice(0, 12), 16);
    const start = lot % Math.max(1, words.length);
    const question = drawn.has(start) ? null : questionAt(start, words);
    if (question !== null) drawn.set(start, question);
  }
  return [...drawn.values()];
}

/** Whether a reply names the word; case, quotes and punctuation around it make no other word of it. */
export function isAnswered(question: ProofQuestion, reply: string): boolean {
  return plainWord(reply) === plainWord(question.answer);
}

interface PlacedWord {
  readonly raw: string;
  readonly plain: string;
  readonly page: number;
}

/** Null where the place is of no use: across pages, not plain words, or not the only one of its kind. */
function questionAt(start: number, words: readonly PlacedWord[]): ProofQuestion | null {
  const run = words.slice(start, start + wordsBefore + 1);
  const [first] = run;
  const last = run.at(-1);
  if (first === undefined || last === undefined || run.length <= wordsBefore) return null;
  if (first.page !== last.page || !run.every(isPlain) || !/^\p{L}{3,}$/u.test(last.plain)) return null;
  const before = run.slice(0, wordsBefore);
  if (placesOf(before, words) > 1) return null;
  return { page: first.page, words: before.map(({ raw }) => raw).join(' '), answer: last.raw };
}

/** Words that a hyphen cuts at the end of a line, and marks that close a quotation, would ask for something else. */
function isPlain({ raw, plain }: PlacedWord): boolean {
  return plain !== '' && !/["“”]|[-\u00ad]$/u.test(raw);
}

function placesOf(run: readonly PlacedWord[], words: readonly PlacedWord[]): number {
  let places = 0;
  for (let at = 0; at + run.length <= words.length; at += 1)
    if (run.every(({ plain }, offset) => words[at + offset]?.plain === plain)) places += 1;
  return places;
}

function plainWord(raw: string): string {
  return raw
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('\u00ad', '')
    .replaceAll(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
}
