import type { DocumentSource } from '../documents/source.ts';
import type { Journal } from '../journal/journal.ts';
import { ModelError } from '../models/model.ts';
import type { Document } from '../record/document.ts';

/** Documents that were opened for a run, and their sources as they are, by hash. */
export interface OpenDocuments {
  readonly documents: readonly Document[];
  readonly contents: ReadonlyMap<string, Uint8Array>;
}

/** Documents by their hash: those at hand first, else as an earlier run kept them. Each is looked up once. */
export function documentsFrom(
  { documents, contents }: OpenDocuments,
  journal: Pick<Journal, 'findDocument'>,
): DocumentSource {
  const known = new Map(documents.map((document) => [document.hash, document]));
  return {
    async read(hash) {
      const document = known.get(hash) ?? (await journal.findDocument(hash));
      if (document === null) throw unavailable(`the document ${hash.slice(0, 8)} is not in the journal`);
      known.set(hash, document);
      return document;
    },
    async bytes(hash) {
      const bytes = contents.get(hash);
      if (bytes === undefined)
        throw unavailable(`the source of the document ${hash.slice(0, 8)} is not at hand`);
      return bytes;
    },
  };
}

/** The same for those who need no journal: what was opened is all there is. */
export function documentsAtHand(open: OpenDocuments): DocumentSource {
  return documentsFrom(open, { findDocument: async () => null });
}

function unavailable(message: string): ModelError {
  return new ModelError('document-unavailable', message, { reach: 'task' });
}
