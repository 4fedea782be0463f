import type { Page } from '../record/document.ts';
import type { Passage } from '../record/citation.ts';
import { firstAtLeast } from './first-at-least.ts';
import { type Letters, readLetters } from './letters.ts';
import type { Stretch } from './running-text.ts';
import { type Words, readWords } from './words.ts';

/** One way to read a document from its first page to its last: letters and words that know their page. */
export interface Stream {
  readonly letters: Letters;
  readonly words: Words;
  /** The stretch of pages that the letters `from` to `to` (exclusive) cover. */
  passage(from: number, to: number): Passage;
}

/** Puts stretches of pages behind each other. */
export function readStream(pages: readonly Page[], stretches: readonly Stretch[]): Stream {
  const byNumber = new Map(pages.map((page) => [page.number, page.text]));
  const pieces: Piece[] = [];
  const begins: number[] = [];
  const texts: string[] = [];
  let at = 0;
  for (const { page, start, end } of stretches) {
    // The last line of a page has no line's end of its own.
    const text = (byNumber.get(page) ?? '').slice(start, end).padEnd(end - start, '\n');
    pieces.push({ at, page, offset: start });
    begins.push(at);
    texts.push(text);
    at += text.length;
  }
  const source = texts.join('');
  const letters = readLetters(source);
  const place = (offset: number): { page: number; offset: number } => {
    const piece = pieces[firstAtLeast(begins, offset + 1) - 1];
    return { page: piece?.page ?? 1, offset: (piece?.offset ?? 0) + offset - (piece?.at ?? 0) };
  };
  const passage = (from: number, to: number): Passage => {
    const [begin, finish] = [letters.starts[from] ?? 0, letters.ends[to - 1] ?? 0];
    const [first, last] = [place(begin), place(finish - 1)];
    const text = source.slice(begin, finish).replaceAll(/\s+/g, ' ');
    return { firstPage: first.page, lastPage: last.page, start: first.offset, end: last.offset + 1, text };
  };
  return { letters, words: readWords(letters), passage };
}

/** Where in the stream a stretch begins. */
interface Piece {
  readonly at: number;
  readonly page: number;
  readonly offset: number;
}
