import type { Citation, CitationState, Passage } from '../record/citation.ts';
import type { DocumentIndex } from './document-index.ts';
import { findQuotation } from './find-quotation.ts';
import { numberingOf, pagesMeant } from './named-pages.ts';
import type { Quotation } from './quotation.ts';

/** A quotation looked up in the document, with the pages that the answer names for it. */
export function findQuoted(
  quotation: Quotation,
  named: readonly number[],
  document: DocumentIndex,
): Citation {
  const facts = { kind: 'quotation', ...quotation, named } as const;
  const found = findQuotation(quotation.text, document);
  if (found === null)
    return {
      ...facts,
      state: 'not-in-document',
      numbering: null,
      pages: [],
      passage: null,
      differences: [],
      score: 0,
    };
  const { passages, exact, differences, score } = found;
  const pages = pagesOf(passages);
  const numbering = numberingOf(named, pages, document);
  const meant = pagesMeant(named, document);
  const passage =
    passages.find((each) => pagesOf([each]).some((page) => meant.has(page))) ?? passages[0] ?? null;
  const elsewhere = named.length > 0 && numbering === null;
  const state: CitationState = !exact ? 'fuzzy' : elsewhere ? 'found-elsewhere' : 'found';
  return { ...facts, state, numbering, pages, passage, differences, score };
}

/** Every page that one of the passages touches, in order. */
function pagesOf(passages: readonly Passage[]): number[] {
  const pages = new Set<number>();
  for (const { firstPage, lastPage } of passages)
    for (let page = firstPage; page <= lastPage; page++) pages.add(page);
  return [...pages].toSorted((a, b) => a - b);
}
