import type { DocumentIndex } from './document-index.ts';
import { findQuotation, type QuotationFound } from './find-quotation.ts';
import { countWords } from './script.ts';

/**
 * Looks up the quotations of one answer, equal ones once. After so many words that do not stand there as quoted,
 * nothing near them is looked for any more: whoever fills an answer with quotations must not hold up a report.
 */
export function quotationFinder(document: DocumentIndex): (quotation: string) => QuotationFound | null {
  const known = new Map<string, QuotationFound | null>();
  let left = NEAR_WORDS;
  return (quotation) => {
    const earlier = known.get(quotation);
    if (earlier !== undefined) return earlier;
    const found = findQuotation(quotation, document, { near: left > 0 });
    if (found?.exact !== true) left -= countWords(quotation);
    known.set(quotation, found);
    return found;
  };
}

/** Some five pages of quotations of which none is true; to look for what is near takes some milliseconds a sentence. */
const NEAR_WORDS = 2000;
