import { isUtf8 } from 'node:buffer';
import { DocumentError } from './document-error.ts';
import type { Original } from './original.ts';

/** The text of UTF-8 bytes, without a byte order mark and with `\n` line ends. */
export function decodeText({ source, bytes }: Original): string {
  if (!isUtf8(bytes)) {
    const problem = 'is not UTF-8 text';
    throw new DocumentError({ code: 'bad-encoding', source, problem, remedy: 'save it as UTF-8' });
  }
  return new TextDecoder().decode(bytes).replaceAll('\r\n', '\n').replaceAll('\r', '\n');
}
