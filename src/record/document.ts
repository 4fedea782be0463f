/** The nouns: what is stored, and what is derived from it. */

/** What kind of source a document was read from. */
export type DocumentKind = 'pdf' | 'markdown' | 'html' | 'text';

/** One page of a document's text. Sources without pages have exactly one. */
export interface Page {
  /** Counted from 1, as a reader of the file would count. */
  readonly number: number;
  readonly text: string;
}

/** A document as read: stored once, by the SHA-256 of its bytes. */
export interface Document {
  readonly hash: string;
  readonly kind: DocumentKind;
  readonly mediaType: string;
  /** Size of the source, in bytes. */
  readonly bytes: number;
  readonly pages: readonly Page[];
}

/** How an evaluation names a document: enough to plan and to replay without opening it. */
export interface DocumentReference {
  readonly id: string;
  /** Where the user said it lies: a path or a URL. Data only; never part of a key. */
  readonly source: string;
  readonly hash: string;
  readonly kind: DocumentKind;
  readonly bytes: number;
  readonly pageCount: number;
  /** Characters of text over all pages, for estimates. */
  readonly characters: number;
}
