import { indexDocument } from '../../src/citations/document-index.ts';
import { findCitations } from '../../src/citations/find-citations.ts';
import type { Citation } from '../../src/record/citation.ts';
import { type Planted, plant } from './planted.ts';
import type { RealDocument } from './real-documents.ts';

/** A planted quotation and what was found of it; undefined where no quotation was read at all. */
export interface Looked {
  readonly document: string;
  readonly planted: Planted;
  readonly citation: Citation | undefined;
}

/** Plants quotations in every document, some of them taken from others, and looks them up. */
export function lookUpPlanted(
  documents: readonly RealDocument[],
  sources: readonly RealDocument[],
  { each, seed }: { each: number; seed: number },
): Looked[] {
  return documents.flatMap((document, at) => {
    const index = indexDocument(document.pages);
    const others = sources.filter((other) => other !== document);
    return plant(document, others, { each, seed: seed + at }).map((planted) => ({
      document: document.name,
      planted,
      citation: findCitations(planted.answer, index).find(({ kind }) => kind === 'quotation'),
    }));
  });
}
