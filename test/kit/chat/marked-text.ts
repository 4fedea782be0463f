import type { AskedDocument } from '../asked.ts';

/** A text with the documents that stood in it taken out. */
export interface Unmarked {
  readonly documents: readonly AskedDocument[];
  readonly rest: string;
}

/**
 * Finds documents in a text by their markers, and their pages by theirs. What is left of one whose
 * beginning was cut off is no document any more, and is passed over.
 */
export function unmark(text: string): Unmarked {
  const documents: AskedDocument[] = [];
  const whole = /\[document ([0-9a-f]{16}), (\d+) pages?\]\n(.*?)\n\[end of document \1\]/gs;
  const without = text.replaceAll(whole, (_, _marker: string, count: string, inner: string) => {
    documents.push(documentOf(inner, Number(count)));
    return '';
  });
  const rest = without.replace(/^.*\[end of document [0-9a-f]{16}\]/s, '').trim();
  return { documents, rest };
}

function documentOf(inner: string, count: number): AskedDocument {
  const parts = inner.split(/^\[page (\d+)\]\n/m).slice(1);
  const pages: string[] = [];
  for (let index = 0; index + 1 < parts.length; index += 2)
    if (Number(parts[index]) === pages.length + 1) pages.push(parts[index + 1] ?? '');
  if (pages.length !== count) throw new Error(`a document of ${count} pages has ${pages.length} markers`);
  return { kind: 'pdf', pages: count, text: async () => pages };
}
