import type { Document } from '../../record/document.ts';

/**
 * A document as text, for models that read nothing else: every page behind a line with its number, so that an
 * answer can say where something stands. Begin and end carry the hash of the document, which it
 * cannot hold itself: nothing that stands in it can end it early.
 */
export function markedDocument({ hash, pages }: Document): string {
  const marker = hash.slice(0, 16);
  const count = pages.length === 1 ? '1 page' : `${pages.length} pages`;
  return [
    `[document ${marker}, ${count}]`,
    ...pages.map(({ number, text }) => `[page ${number}]\n${text}`),
    `[end of document ${marker}]`,
  ].join('\n');
}
