import type { Scripted } from '../fault-script.ts';
import type { RequestKind } from './routes.ts';

/** What can go wrong: instead of serving the request, on the way of a reply that was paid, or in its words. */
export type FaultKind =
  | ('429-retry' | '429-bare' | '429-daily' | '429-header' | '500' | '503' | '504' | '502-html' | '200-html')
  | ('reset' | 'hang' | 'bad-request' | '401' | 'region' | 'denied' | 'file-403' | 'half-received')
  | ('lost-reply' | 'cut-body' | 'invalid-json' | 'drip' | 'invalid-utf8' | 'stream-error')
  | ('empty-candidates' | 'no-candidates' | 'blocked-prompt' | 'safety' | 'recitation' | 'max-tokens')
  | ('empty-text' | 'huge-text');

export interface Fault extends Scripted {
  /** A kind of request, or several by one name: `generate`, `upload`, `file` or `any`. */
  readonly on: RequestKind | 'generate' | 'upload' | 'file' | 'any';
  readonly kind: FaultKind;
  /** For `429-retry` and `429-header`: how long the client shall wait. 34.4 unless said. */
  readonly retrySeconds?: number;
  /** For `drip`: between two of 20 pieces. 50 unless said. */
  readonly milliseconds?: number;
}

/** The kinds of requests that a fault can name together. */
export const faultGroups: Readonly<Record<string, readonly RequestKind[]>> = {
  generate: ['generateContent', 'streamGenerateContent'],
  upload: ['startUpload', 'uploadBytes', 'queryUpload', 'cancelUpload'],
  file: ['getFile', 'listFiles', 'deleteFile'],
};
