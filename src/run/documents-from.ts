import type { DocumentSource } from '../documents/source.ts';
import type { Journal } from '../journal/journal.ts';
import { ModelError } from '../models/model.ts';
import type { Document } from '../record/document.ts';

/** Documents by their hash: those at hand first, else as an earlier run kept them. Each is looked up once. */
export function documentsFrom(atHand: readonly Document[], journal: Journal): DocumentSource {
  const known = new Map(atHand.map((document) => [document.hash, document]));
  return {
    async read(hash) {
      const document = known.get(hash) ?? (await journal.findDocument(hash));
      if (document === null) {
        throw new ModelError(
          'document-unavailable',
          `the document ${hash.slice(0, 8)} is not in the journal`,
          { reach: 'task' },
        );
      }
      known.set(hash, document);
      return document;
    },
  };
}
