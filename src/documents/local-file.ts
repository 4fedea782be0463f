import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { DocumentError } from './document-error.ts';
import type { Original } from './original.ts';
import { sizeInWords, tooLarge } from './too-large.ts';

/** Reads a file of at most `limitBytes`. Rejects with a DocumentError, or with the signal's reason. */
export async function readLocalFile(
  path: string,
  options: { readonly limitBytes: number; readonly signal?: AbortSignal },
): Promise<Original> {
  options.signal?.throwIfAborted();
  try {
    const facts = await stat(path);
    if (facts.isDirectory()) throw isFolder(path);
    // Looked at before it is opened: opening a named pipe would wait for its writer.
    if (!facts.isFile()) throw unreadable(path, 'is no ordinary file');
    if (facts.size > options.limitBytes) throw tooLarge(path, sizeInWords(options.limitBytes));
    const bytes = await readFile(path, options.signal ? { signal: options.signal } : {});
    return { source: path, name: basename(path), contentType: null, bytes: plainView(bytes) };
  } catch (error) {
    options.signal?.throwIfAborted();
    throw error instanceof DocumentError ? error : explain(path, error);
  }
}

function plainView(buffer: Buffer): Uint8Array {
  return new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength);
}

function explain(path: string, error: unknown): DocumentError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown fault';
  if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'ERR_INVALID_ARG_VALUE') {
    const remedy = 'check the path';
    return new DocumentError({ code: 'not-found', source: path, problem: 'there is no such file', remedy });
  }
  return unreadable(path, `cannot be read (${code})`);
}

function unreadable(path: string, problem: string): DocumentError {
  const remedy = 'check that it is a file which you may read';
  return new DocumentError({ code: 'unreadable', source: path, problem, remedy });
}

function isFolder(path: string): DocumentError {
  const remedy = 'name a file inside it';
  return new DocumentError({ code: 'is-a-folder', source: path, problem: 'is a folder', remedy });
}
