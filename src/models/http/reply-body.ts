import type { IncomingMessage } from 'node:http';
import { pipeline, type Readable, type Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { ModelError } from '../model.ts';

/** Larger replies, in bytes, are not read to their end: a reply of text never comes near. */
const largestReply = 32_000_000;

/** Who hears of what while a body is read. */
export interface Reading {
  /** Called once the body has begun. */
  readonly onFirst: () => void;
  /** What is thrown where something goes wrong on the way. */
  readonly toError: (error: unknown) => Error;
}

/** The body of a reply in pieces, unpacked where it came packed although nobody asked for that. */
export async function* piecesOf(
  message: IncomingMessage,
  { onFirst, toError }: Reading,
): AsyncGenerator<Uint8Array> {
  let size = 0;
  try {
    for await (const piece of unpacked(message) as AsyncIterable<Uint8Array>) {
      if (size === 0) onFirst();
      size += piece.length;
      if (size > largestReply) throw tooLarge();
      yield piece;
    }
  } catch (error) {
    throw toError(error);
  }
}

function unpacked(message: IncomingMessage): Readable {
  const decoder = decoderOf(message.headers['content-encoding']);
  // Errors of either arrive where the pieces are read.
  return decoder === null ? message : pipeline(message, decoder, () => {});
}

function decoderOf(encoding: string | undefined): Transform | null {
  switch (encoding?.trim().toLowerCase()) {
    case 'gzip':
    case 'x-gzip':
      return createGunzip();
    case 'deflate':
      return createInflate();
    case 'br':
      return createBrotliDecompress();
    default:
      return null;
  }
}

function tooLarge(): ModelError {
  return new ModelError('reply-too-large', `the reply is larger than ${largestReply / 1e6} MB`, {
    reach: 'task',
    mayBePaid: true,
  });
}
