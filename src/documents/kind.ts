import { extname } from 'node:path';
import type { DocumentKind } from '../record/document.ts';
import { DocumentError } from './document-error.ts';
import type { Original } from './original.ts';

const kindsByExtension: Readonly<Record<string, DocumentKind>> = {
  '.pdf': 'pdf',
  '.md': 'markdown',
  '.markdown': 'markdown',
  '.html': 'html',
  '.htm': 'html',
  '.xhtml': 'html',
  '.txt': 'text',
};

const kindsByContentType: Readonly<Record<string, DocumentKind>> = {
  'application/pdf': 'pdf',
  'text/markdown': 'markdown',
  'text/html': 'html',
  'application/xhtml+xml': 'html',
};

/** Formats that people try, which are no text even where their bytes could pass as some. */
const unsupportedExtensions = new Set(
  (
    '.doc .docx .odt .rtf .pages .ppt .pptx .xls .xlsx .epub ' +
    '.png .jpg .jpeg .gif .webp .tif .tiff .svg .zip .gz'
  ).split(' '),
);

/** What kind of document the bytes are: by content first, then by what they are called. */
export function kindOf(original: Original): DocumentKind {
  const { source, name, contentType, bytes } = original;
  if (startsWith(bytes, /^\s*%PDF-/)) return 'pdf';
  const extension = extname(name).toLowerCase();
  const claimed = claimedKind(extension, contentType);
  if (claimed === 'pdf') return insistOnPdf(original);
  if (unsupportedExtensions.has(extension)) throw unsupported(source, `is a ${extension} file`);
  // UTF-16 is full of zero bytes; to call it binary would not help its author.
  if (isUtf16(bytes)) throw utf16(source);
  if (bytes.includes(0)) throw unsupported(source, 'is binary data');
  return claimed ?? (startsWith(bytes, /^\s*<(!doctype html|html)\b/i) ? 'html' : 'text');
}

function claimedKind(extension: string, contentType: string | null): DocumentKind | undefined {
  const byExtension = kindsByExtension[extension];
  const byContentType = kindsByContentType[contentType ?? ''];
  if (byExtension === 'pdf' || byContentType === 'pdf') return 'pdf';
  // A site shows its `notes.md` as a page: what the server says it sent is nearer to the bytes.
  return byContentType ?? byExtension;
}

/** Some writers put a few bytes before the header; readers look for it in the first 1,024. */
function insistOnPdf({ source, bytes }: Original): 'pdf' {
  if (opening(bytes, 1024).includes('%PDF-')) return 'pdf';
  const isPage = startsWith(bytes, /^\s*<(!doctype html|html)\b/i);
  const problem = isPage ? 'is called a PDF but is a web page' : 'is called a PDF but is none';
  const remedy = isPage ? 'give the address or path of the PDF itself' : 'export or download it again';
  throw new DocumentError({ code: 'not-a-pdf', source, problem, remedy });
}

function startsWith(bytes: Uint8Array, pattern: RegExp): boolean {
  return pattern.test(opening(bytes, 256).replace(/^\u00EF\u00BB\u00BF/, ''));
}

/** The first bytes, one character each. */
function opening(bytes: Uint8Array, length: number): string {
  return Buffer.from(bytes.subarray(0, length)).toString('latin1');
}

function isUtf16(bytes: Uint8Array): boolean {
  return (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
}

function utf16(source: string): DocumentError {
  const facts = { source, problem: 'is UTF-16 text', remedy: 'save it as UTF-8' };
  return new DocumentError({ code: 'bad-encoding', ...facts });
}

function unsupported(source: string, problem: string): DocumentError {
  const remedy = 'name a PDF, Markdown, HTML or text document';
  return new DocumentError({ code: 'unsupported-kind', source, problem, remedy });
}
