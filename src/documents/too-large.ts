import { DocumentError } from './document-error.ts';

/** The error of a source above a limit, given in words: `100 MB`, `10,000 pages`. */
export function tooLarge(source: string, limit: string): DocumentError {
  const remedy = 'split it, or name a smaller one';
  return new DocumentError({ code: 'too-large', source, problem: `is larger than ${limit}`, remedy });
}

/** A size in bytes as people say it. */
export function sizeInWords(bytes: number): string {
  return bytes >= 1e6 ? `${bytes / 1e6} MB` : `${bytes} bytes`;
}
