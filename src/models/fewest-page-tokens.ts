import type { Document } from '../record/document.ts';

/**
 * The fewest tokens a page of a PDF can come to, below every figure that is known of any model and resolution
 * (258, 280, 560, 1120; 1500 and more). Low on purpose: a judge that saw the document must not be called blind.
 */
const fewestOfPage = 200;

/** The fewest tokens that the PDFs among documents can come to, where their pages are sent as they are. */
export function fewestPageTokens(documents: readonly Document[]): number {
  const pdfs = documents.filter(({ kind }) => kind === 'pdf');
  return pdfs.reduce((sum, { pages }) => sum + pages.length, 0) * fewestOfPage;
}
