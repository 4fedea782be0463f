import type { Page } from '../record/document.ts';
import type { Passage } from '../record/citation.ts';
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
  const texts: string[] = [];
  let at = 0;
  for (const { page, start, end } of stretches) {
    // The last line of a page has no line's end of its own.
    const text = (byNumber.get(page) ?? '').slice(start, end).padEnd(end - start, '\n');
    pieces.push({ at, page, offset: start });
    texts.push(text);
    at += text.length;
  }
  const source = texts.join('');
  const letters = readLetters(source);
  const place = (offset: number): { page: number; offset: number } => {
    const piece = pieces[lastUpTo(pieces, offset)];
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

/** The index of the last piece that begins at or before the offset. */
function lastUpTo(pieces: readonly Piece[], offset: number): number {
  let from = 0;
  let to = pieces.length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((pieces[middle]?.at ?? 0) <= offset) from = middle + 1;
    else to = middle;
  }
  return from - 1;
}
