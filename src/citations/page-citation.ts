import type { Citation, CitationState } from '../record/citation.ts';
import type { DocumentIndex } from './document-index.ts';
import { numberingOf, pagesMeant } from './named-pages.ts';
import type { PageReference } from './page-reference.ts';

/**
 * A page reference, with the quotations it is given for. The document must have every page named; if a quotation
 * stands in the document, the reference must lead to it. A reference without a quotation is only held to exist.
 */
export function pageCitation(
  { text, start, end, pages: named }: PageReference,
  given: readonly Citation[],
  document: DocumentIndex,
): Citation {
  const outside = named.filter((number) => pagesMeant([number], document).size === 0);
  const placed = given.filter(({ pages }) => pages.length > 0);
  const misled = placed.filter(({ numbering }) => numbering === null);
  const should = placed.length > 0 ? placed.flatMap(({ pages }) => pages) : [...pagesMeant(named, document)];
  const pages = [...new Set(should)].toSorted((a, b) => a - b);
  const state = stateOf(outside.length, misled.length);
  return {
    kind: 'page',
    text,
    start,
    end,
    state,
    named,
    numbering: state === 'found' ? numberingOf(named, pages, document) : null,
    pages,
    passage: null,
    differences: [],
    score: state === 'found' ? 1 : 0,
  };
}

function stateOf(outside: number, misled: number): CitationState {
  if (outside > 0) return 'not-in-document';
  return misled > 0 ? 'found-elsewhere' : 'found';
}
