import type { Quotation } from './quotation.ts';

/** A place of an answer that names pages. */
export interface PageReference {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Every page named, a range with all that lie in it. */
  readonly pages: readonly number[];
}

/**
 * The page references of an answer, in English and German: `p. 3`, `pp. 12-14`, `pages 3 and 7`, `[p. 12]`, `S. 12 f.`,
 * `Seiten 3 bis 5`, and a bare `(12)` right behind a quotation. Handed text whose quotations are blanked, so that what
 * a quotation says of pages is not taken for a reference.
 */
export function readPageReferences(text: string, quotations: readonly Quotation[]): PageReference[] {
  const named = [...text.matchAll(REFERENCE)].map(({ 0: found, index }) => reference(found, index));
  const bare = quotations.flatMap(({ end }) => {
    const found = BARE.exec(text.slice(end, end + 30));
    return found === null ? [] : [reference(found[0], end)];
  });
  return [...named, ...bare].toSorted((a, b) => a.start - b.start);
}

/**
 * After `pages` a list may follow; after `page` only a range, since `on page 4, 12 models` names one page. Shorter
 * forms count in brackets only: `p 4`.
 */
const REFERENCE = new RegExp(
  [
    String.raw`(?<![\p{L}\p{N}])(?:pp\.?|pgs\.?|pages|seiten|SS\.)\s*RANGE(?:(?:\s*[,&]\s*(?:and\s+|und\s+)?|\s+(?:and|und|or|oder)\s+)RANGE)*`,
    String.raw`(?<![\p{L}\p{N}])(?:p\.|pg\.?|page|seite)\s*(?:no\.\s*)?RANGE`,
    String.raw`(?<![\p{L}\p{N}.])S\.\s*RANGE(?:\s+(?:u\.|und)\s+RANGE)*`,
    String.raw`(?<=[([])p\s?RANGE`,
  ]
    .join('|')
    .replaceAll(
      'RANGE',
      String.raw`\d{1,9}(?![\d.,]*\d\s*%)(?:\s*(?:[-–—]|\bto\b|\bbis\b)\s*\d{1,9}|\s*ff?\b\.?)?`,
    ),
  'giu',
);

/** Not a year, as in `(2019)`. */
const BARE = /^[”"’»«“.,]?\s?\((?!(?:1[5-9]|20)\d\d\))\d{1,4}(?:\s?[-–]\s?\d{1,4})?\)/u;

function reference(found: string, index: number): PageReference {
  const start = index + (found.length - found.replace(/^[^\p{L}\p{N}(]+/u, '').length);
  const text = found.slice(start - index);
  return { text, start, end: index + found.length, pages: pagesOf(text) };
}

/** Ranges of more pages name a chapter, not a place; their two ends are enough. */
const LONGEST_RANGE = 1000;

function pagesOf(text: string): number[] {
  const ranges = text.matchAll(/(\d+)(?:\s*(?:[-–—]|to|bis)\s*(\d+)|\s*(ff?)(?![\p{L}]))?/giu);
  const pages = [...ranges].flatMap(([, first = '', last, following]) => {
    const from = Number(first);
    const to = lastPage(from, { first, last, following });
    if (to < from || to - from > LONGEST_RANGE) return [from, to];
    return Array.from({ length: to - from + 1 }, (_, at) => from + at);
  });
  return [...new Set(pages)];
}

interface Range {
  readonly first: string;
  readonly last: string | undefined;
  readonly following: string | undefined;
}

/** `112-14` is short for `112-114`; `12 f.` is two pages, `12 ff.` is read as three. */
function lastPage(from: number, { first, last, following }: Range): number {
  if (following !== undefined) return from + following.length;
  if (last === undefined) return from;
  const whole = last.length < first.length ? first.slice(0, first.length - last.length) + last : last;
  return Number(whole);
}
