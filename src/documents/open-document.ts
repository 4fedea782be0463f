import { createHash } from 'node:crypto';
import type { Document, DocumentKind, Page } from '../record/document.ts';
import type { Resolve } from './address.ts';
import { DocumentError } from './document-error.ts';
import type { DownloadLimits } from './download.ts';
import { kindOf } from './kind.ts';
import { readLocalFile } from './local-file.ts';
import type { Original } from './original.ts';
import { readPdfPages } from './pdf.ts';
import type { Request } from './request.ts';
import { decodeText } from './text.ts';

/** Where a document lies. `allowPrivate` also allows http and addresses that are not public. */
export type DocumentLocation =
  | { readonly path: string }
  | { readonly url: string; readonly allowPrivate?: boolean };

export interface OpenOptions {
  /** Makes one request to addresses already checked; node's own client by default. */
  readonly request?: Request;
  /** Finds the addresses of a host; the machine's resolver by default. */
  readonly resolve?: Resolve;
  readonly limits?: Partial<DownloadLimits>;
  /** Where it is aborted, its reason is what openDocument rejects with. */
  readonly signal?: AbortSignal;
}

export interface OpenedDocument {
  readonly document: Document;
  /** The source as it is, which the document's hash is over. */
  readonly bytes: Uint8Array;
}

const defaultLimits: DownloadLimits = {
  bytes: 100_000_000,
  redirects: 5,
  connectMilliseconds: 10_000,
  totalMilliseconds: 60_000,
};

const mediaTypes: Readonly<Record<DocumentKind, string>> = {
  pdf: 'application/pdf',
  markdown: 'text/markdown',
  html: 'text/html',
  text: 'text/plain',
};

/** Reads a path or a URL as a document. Rejects with a DocumentError where there is no text to read. */
export async function openDocument(
  location: DocumentLocation,
  options: OpenOptions = {},
): Promise<OpenedDocument> {
  const original = await readOriginal(location, options);
  if (original.bytes.length === 0) throw withoutText(original.source, 'is empty');
  const kind = kindOf(original);
  const pages = await readPages(kind, original, options.signal);
  const { bytes } = original;
  const hash = createHash('sha256').update(bytes).digest('hex');
  return { document: { hash, kind, mediaType: mediaTypes[kind], bytes: bytes.length, pages }, bytes };
}

async function readOriginal(location: DocumentLocation, options: OpenOptions): Promise<Original> {
  const limits = { ...defaultLimits, ...options.limits };
  if ('path' in location) return readLocalFile(location.path, { ...options, limitBytes: limits.bytes });
  const { download } = await import('./download.ts');
  return download(location.url, { ...options, limits, allowPrivate: location.allowPrivate ?? false });
}

async function readPages(
  kind: DocumentKind,
  original: Original,
  signal: AbortSignal | undefined,
): Promise<readonly Page[]> {
  if (kind === 'pdf') return readPdfPages(original, signal);
  const text = await readText(kind, decodeText(original));
  if (text.trim() === '') throw withoutText(original.source, 'holds no text');
  return [{ number: 1, text }];
}

/** A parser of markup takes a while to load: it is, where there is markup to parse. */
async function readText(kind: DocumentKind, decoded: string): Promise<string> {
  return kind === 'html' ? (await import('./html.ts')).htmlToText(decoded) : decoded;
}

function withoutText(source: string, problem: string): DocumentError {
  return new DocumentError({ code: 'empty', source, problem, remedy: 'name a document with text' });
}
