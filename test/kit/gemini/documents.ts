import { hash } from 'node:crypto';
import { readPdfPages } from '../../../src/documents/pdf.ts';
import { invalidArgument } from './errors.ts';

/** A document put before the model, as the server sees it. */
export interface ReadDocument {
  readonly hash: string;
  readonly mimeType: string;
  readonly kind: 'pdf' | 'image' | 'text' | 'other';
  readonly bytes: number;
  /** Pages of a PDF; 1 for everything else. */
  readonly pages: number;
  /** Its words by page; empty where it has none or reading is switched off. Read when first asked for. */
  text(): Promise<readonly string[]>;
}

export interface Limits {
  readonly requestBytes: number;
  readonly pdfBytes: number;
  readonly pdfPages: number;
  readonly fileBytes: number;
}

export const usualLimits: Limits = {
  requestBytes: 104_857_600,
  pdfBytes: 52_428_800,
  pdfPages: 1000,
  fileBytes: 2_147_483_648,
};

export interface DocumentShelf {
  read(bytes: Buffer, mimeType: string): Promise<ReadDocument>;
  readInline(base64: string, mimeType: string): Promise<ReadDocument>;
}

/** Documents by content: each is looked into once, however often it is sent. */
export function documentShelf(options: { limits: Limits; readsText: boolean }): DocumentShelf {
  const byContent = new Map<string, Promise<ReadDocument>>();
  const remembered = (key: string, make: () => Promise<ReadDocument>): Promise<ReadDocument> => {
    const known = byContent.get(key);
    if (known !== undefined) return known;
    const opened = make();
    byContent.set(key, opened);
    return opened;
  };
  const hashes = new WeakMap<Buffer, string>();
  const hashOf = (bytes: Buffer): string => {
    const known = hashes.get(bytes) ?? hash('sha1', bytes);
    hashes.set(bytes, known);
    return known;
  };
  const read = (bytes: Buffer, mimeType: string): Promise<ReadDocument> =>
    remembered(`${mimeType} ${hashOf(bytes)}`, () => open(bytes, mimeType, options));
  return {
    read,
    readInline: (base64, mimeType) =>
      remembered(`inline ${mimeType} ${hash('sha1', base64)}`, () =>
        read(Buffer.from(base64, 'base64'), mimeType),
      ),
  };
}

async function open(
  bytes: Buffer,
  mimeType: string,
  { limits, readsText }: { limits: Limits; readsText: boolean },
): Promise<ReadDocument> {
  const kind = kindOf(mimeType);
  const facts = { hash: hash('sha1', bytes), mimeType, kind, bytes: bytes.length };
  if (kind === 'other') throw invalidArgument(`Unsupported MIME type: ${mimeType}`);
  if (kind !== 'pdf')
    return { ...facts, pages: 1, text: async () => (kind === 'text' ? [bytes.toString()] : []) };
  if (bytes.length > limits.pdfBytes)
    throw invalidArgument("The request's total referenced files bytes are too large to be read");
  const textOnce = once(async () => {
    const original = { source: 'document.pdf', name: 'document.pdf', contentType: mimeType, bytes };
    return (await readPdfPages(original)).map((page) => page.text);
  });
  const withoutText: () => Promise<readonly string[]> = async () => [];
  const pages = pagesIn(bytes) || (await textOnce().catch(withoutText)).length;
  if (pages === 0) throw invalidArgument('The document has no pages.');
  if (pages > limits.pdfPages)
    throw invalidArgument(
      `The document contains ${pages} pages which exceeds the supported page limit of ${limits.pdfPages}.`,
    );
  return { ...facts, pages, text: readsText ? () => textOnce().catch(withoutText) : withoutText };
}

/**
 * Page objects in the open; 0 where it is no PDF or its objects are packed into streams, which only a
 * real reader can tell.
 */
function pagesIn(bytes: Buffer): number {
  if (!bytes.subarray(0, 1024).includes('%PDF-')) return 0;
  return bytes.toString('latin1').match(/\/Type\s*\/Page(?![A-Za-z])/g)?.length ?? 0;
}

function kindOf(mimeType: string): ReadDocument['kind'] {
  const plain = mimeType.split(';')[0]?.trim().toLowerCase() ?? '';
  if (plain === 'application/pdf') return 'pdf';
  if (/^image\/(png|jpeg|webp|heic|heif)$/.test(plain)) return 'image';
  const textual = plain.startsWith('text/') || /^application\/(json|xml|x-javascript|rtf)$/.test(plain);
  return textual ? 'text' : 'other';
}

function once<Result>(make: () => Promise<Result>): () => Promise<Result> {
  let made: Promise<Result> | null = null;
  return () => (made ??= make());
}
