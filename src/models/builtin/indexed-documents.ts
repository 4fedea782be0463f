import type { DocumentSource } from '../../documents/source.ts';
import { ModelError } from '../model.ts';
import { PassageIndex } from './passage-index.ts';

/** Reads each document once and keeps its index, so that many questions about it cost one reading. */
export class IndexedDocuments {
  readonly #byHash = new Map<string, Promise<PassageIndex>>();

  /** Rejects with a ModelError `document-unavailable` where the source does not have the document. */
  index(hash: string, documents: DocumentSource): Promise<PassageIndex> {
    const known = this.#byHash.get(hash);
    if (known !== undefined) return known;
    const reading = readIndex(hash, documents);
    this.#byHash.set(hash, reading);
    reading.catch(() => this.#byHash.delete(hash));
    return reading;
  }
}

async function readIndex(hash: string, documents: DocumentSource): Promise<PassageIndex> {
  const document = await documents.read(hash).catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ModelError('document-unavailable', reason, { reach: 'task', cause: error });
  });
  return new PassageIndex(document.pages);
}
