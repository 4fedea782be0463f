import type { DocumentSource } from '../../documents/source.ts';
import type { Document } from '../../record/document.ts';
import { type AskContext, ModelError } from '../model.ts';
import { PassageIndex } from './passage-index.ts';

/** Longer texts would keep a run waiting for minutes, and fill the memory. */
const LONGEST_TEXT = 10_000_000;

interface Reading {
  readonly index: Promise<PassageIndex>;
  /** Of those who wait for it. Undefined for one who cannot be stopped. */
  readonly signals: (AbortSignal | undefined)[];
}

/** Reads each document once and keeps its index, so that many questions about it cost one reading. */
export class IndexedDocuments {
  readonly #byHash = new Map<string, Reading>();

  /**
   * Rejects with the signal's reason where it is aborted, and with a ModelError: `document-unavailable` where
   * the source does not have the document, `document-too-large` where its text is too long to be searched.
   */
  async index(hash: string, { documents, signal }: AskContext): Promise<PassageIndex> {
    signal?.throwIfAborted();
    const reading = this.#byHash.get(hash) ?? this.#begin(hash, documents);
    reading.signals.push(signal);
    const index = await reading.index;
    signal?.throwIfAborted();
    return index;
  }

  #begin(hash: string, documents: DocumentSource): Reading {
    const signals: (AbortSignal | undefined)[] = [];
    const index = readIndex(hash, { documents, pause: () => stopWhereUnwanted(signals) });
    const reading = { index, signals };
    this.#byHash.set(hash, reading);
    index.then(
      () => (signals.length = 0),
      () => this.#byHash.delete(hash),
    );
    return reading;
  }
}

/** A reading that others still wait for goes on. */
function stopWhereUnwanted(signals: readonly (AbortSignal | undefined)[]): void {
  if (signals.every((signal) => signal?.aborted === true)) signals[0]?.throwIfAborted();
}

async function readIndex(
  hash: string,
  { documents, pause }: { documents: DocumentSource; pause: () => void },
): Promise<PassageIndex> {
  const document = await documents.read(hash).catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ModelError('document-unavailable', reason, { reach: 'task', cause: error });
  });
  refuseTooLong(document);
  return PassageIndex.read(document.pages, pause);
}

function refuseTooLong({ pages }: Document): void {
  const characters = pages.reduce((sum, page) => sum + page.text.length, 0);
  if (characters <= LONGEST_TEXT) return;
  const message = `the built-in models read up to ${millions(LONGEST_TEXT)} of text; this document has ${millions(characters)}. Split it, or name another model.`;
  throw new ModelError('document-too-large', message, { reach: 'task' });
}

/** Rounded up, so that what is too long never looks as if it were not. */
const millions = (count: number): string => `${Math.ceil(count / 100_000) / 10} million characters`;
