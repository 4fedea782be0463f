/** Why a source cannot be read as a document. */
export type DocumentErrorCode =
  // Files.
  | 'not-found'
  | 'is-a-folder'
  | 'unreadable'
  // Contents.
  | 'empty'
  | 'too-large'
  | 'not-a-pdf'
  | 'encrypted'
  | 'cut-off'
  | 'no-text-layer'
  | 'unsupported-kind'
  | 'bad-encoding'
  // Addresses.
  | 'bad-url'
  | 'not-https'
  | 'private-address'
  | 'too-many-redirects'
  | 'http-status'
  | 'compressed'
  | 'timed-out'
  | 'offline';

/** One line about one source: where, what is wrong, what helps. */
export class DocumentError extends Error {
  override readonly name = 'DocumentError';
  readonly code: DocumentErrorCode;
  /** The path or URL, as the user said it. */
  readonly source: string;

  constructor(facts: { code: DocumentErrorCode; source: string; problem: string; remedy: string }) {
    super(`${facts.source}: ${facts.problem}; ${facts.remedy}`);
    this.code = facts.code;
    this.source = facts.source;
  }
}
