/** Reads a PDF, Markdown, HTML or text source into pages, with a content hash. */
import type { Document } from '../record/document.ts';

/** Where a model or a check gets a document's content, by the hash that a request carries. */
export interface DocumentSource {
  /** The text by page. Rejects with a DocumentError where the content is not at hand. */
  read(hash: string): Promise<Document>;
  /** The source as it is, for providers that read it themselves. */
  bytes(hash: string): Promise<Uint8Array>;
}
