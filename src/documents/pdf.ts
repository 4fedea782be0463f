import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Page } from '../record/document.ts';
import { DocumentError } from './document-error.ts';
import type { Original } from './original.ts';
import type { PdfReading, PdfTask } from './pdf-worker.ts';
import { tooLarge } from './too-large.ts';

/** Ten times what the largest provider takes; a hostile page tree can claim millions. */
const pageLimit = 10_000;

/** About 20 thousand printed pages: a small file can unpack to far more. */
const characterLimit = 50_000_000;

/** A page takes some milliseconds; who needs longer is hostile or too large. */
const milliseconds = 120_000;

const memoryMegabytes = 2048;

/**
 * The text of every page, in the order and with the line ends that PDF.js finds. Rejects with a
 * DocumentError where the file is encrypted, damaged or has no text; with the signal's reason.
 */
export async function readPdfPages(original: Original, signal?: AbortSignal): Promise<readonly Page[]> {
  const { source, bytes } = original;
  if (isCutOff(bytes)) throw damaged(source, 'is cut off: its end is missing');
  const reading = await readInThread(original, signal);
  if ('fault' in reading) throw explain(source, reading.fault);
  const pages = reading.pages.map((text, index) => ({ number: index + 1, text }));
  if (pages.length === 0) throw damaged(source, 'is a PDF without pages');
  if (pages.every(({ text }) => text === '')) throw withoutText(source, pages.length);
  return pages;
}

/**
 * A whole PDF ends with `startxref` after its last object. PDF.js would read what is left of a file cut
 * off before that, and the missing pages would go unnoticed.
 */
function isCutOff(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const lastObject = Math.max(file.lastIndexOf(' obj'), file.lastIndexOf('endobj'));
  return file.lastIndexOf('startxref') <= lastObject;
}

async function readInThread(original: Original, signal: AbortSignal | undefined): Promise<PdfReading> {
  signal?.throwIfAborted();
  // A copy, as it is handed over for good. `slice` would only be a view where it is a Buffer.
  const bytes = new Uint8Array(original.bytes);
  const workerData: PdfTask = { bytes, pageLimit, characterLimit };
  // The file beside this one, `.ts` as written and `.js` as built.
  const file = new URL(`./pdf-worker${extname(import.meta.url)}`, import.meta.url);
  const resourceLimits = { maxOldGenerationSizeMb: memoryMegabytes };
  // Its output is kept from the console: it could repeat any byte of the file.
  const quiet = { stdout: true, stderr: true, execArgv: [] };
  const thread = new Worker(file, { workerData, transferList: [bytes.buffer], resourceLimits, ...quiet });
  const { promise, resolve, reject } = Promise.withResolvers<PdfReading>();
  const abort = (): void => reject(signal?.reason);
  const slow = setTimeout(() => reject(tooSlow(original.source)), milliseconds);
  signal?.addEventListener('abort', abort, { once: true });
  thread.once('message', resolve);
  thread.once('error', (error: unknown) => {
    // A missing package is not the file's fault; whatever else ends the thread is.
    if (error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND') reject(error);
    else resolve({ fault: 'damaged' });
  });
  thread.once('exit', () => resolve({ fault: 'damaged' }));
  try {
    return await promise;
  } finally {
    clearTimeout(slow);
    signal?.removeEventListener('abort', abort);
    await thread.terminate();
  }
}

function explain(source: string, fault: Extract<PdfReading, { fault: string }>['fault']): DocumentError {
  if (fault === 'too-many-pages') return tooLarge(source, `${pageLimit} pages`);
  if (fault === 'too-much-text') return tooLarge(source, `${characterLimit / 1e6} million characters`);
  if (fault === 'damaged') return damaged(source, 'is a damaged PDF');
  const remedy = 'save a copy without a password';
  return new DocumentError({ code: 'encrypted', source, problem: 'needs a password', remedy });
}

function damaged(source: string, problem: string): DocumentError {
  return new DocumentError({ code: 'cut-off', source, problem, remedy: 'export or download it again' });
}

function tooSlow(source: string): DocumentError {
  const problem = `was not read within ${milliseconds / 1000} seconds`;
  return new DocumentError({ code: 'timed-out', source, problem, remedy: 'export it again, or split it' });
}

function withoutText(source: string, pages: number): DocumentError {
  const problem = `has no text layer on its ${pages === 1 ? 'page' : `${pages} pages`} (a scan?)`;
  return new DocumentError({
    code: 'no-text-layer',
    source,
    problem,
    remedy: 'run text recognition (OCR) on it',
  });
}
