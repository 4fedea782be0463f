import type { Citation, CitationState, Passage } from '../record/citation.ts';
import type { DocumentIndex } from './document-index.ts';
import type { QuotationFound } from './find-quotation.ts';
import { numberingOf, pagesMeant } from './named-pages.ts';
import type { Quotation } from './quotation.ts';

/** A quotation with what was found of it, and the pages that the answer names for it. */
export function quotationCitation(
  quotation: Quotation,
  { found, named }: { readonly found: QuotationFound | null; readonly named: readonly number[] },
  document: DocumentIndex,
): Citation {
  const facts = { kind: 'quotation', ...quotation, named } as const;
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
