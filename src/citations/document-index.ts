import type { Page } from '../record/document.ts';
import { type FigureIndex, indexFigures } from './figure-index.ts';
import { printedNumbers } from './printed-numbers.ts';
import { runningText } from './running-text.ts';
import { type Stream, readStream } from './stream.ts';

/** A document made ready to look things up in; whoever asks often keeps it, by the document's hash. */
export interface DocumentIndex {
  readonly pageCount: number;
  /** The pages by the numbers printed on them. */
  readonly printed: ReadonlyMap<number, number>;
  /** Pages without any text: what stands there cannot be found. */
  readonly blank: readonly number[];
  /** The running text first, then all that stands on the pages: titles and notes are quoted too. */
  readonly streams: readonly Stream[];
  readonly figures: FigureIndex;
}

/** Reads a document's pages once, so that many quotations can be looked up in them. */
export function indexDocument(pages: readonly Page[]): DocumentIndex {
  const all = pages.map(({ number, text }) => ({ page: number, start: 0, end: text.length + 1 }));
  return {
    pageCount: pages.length,
    printed: printedNumbers(pages),
    blank: pages.filter(({ text }) => text.trim() === '').map(({ number }) => number),
    streams: [readStream(pages, runningText(pages)), readStream(pages, all)],
    figures: indexFigures(pages),
  };
}
