import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DocumentError, type DocumentErrorCode } from './document-error.ts';
import { kindOf } from './kind.ts';

function kind(name: string, content: string | Uint8Array, contentType: string | null = null) {
  return kindOf({ source: 'here', name, contentType, bytes: Buffer.from(content) });
}

function refuses(code: DocumentErrorCode, problem: RegExp, read: () => unknown) {
  assert.throws(
    read,
    (error) => error instanceof DocumentError && error.code === code && problem.test(error.message),
  );
}

test('a PDF is known by its content, whatever it is called', () => {
  assert.equal(kind('notes.txt', '%PDF-1.7'), 'pdf');
  assert.equal(kind('x', '\uFEFF%PDF-1.7', 'text/html'), 'pdf');
  assert.equal(kind('x.pdf', `${'junk '.repeat(100)}%PDF-1.7`), 'pdf');
  assert.equal(kind('x.md', 'A PDF starts with %PDF-1.7'), 'markdown');
});

test('what is called a PDF must be one', () => {
  refuses('not-a-pdf', /^here: is called a PDF but is none; export/, () => kind('x.PDF', 'text'));
  refuses('not-a-pdf', /is none/, () => kind('x.pdf', new Uint8Array(10_000_000)));
  refuses('not-a-pdf', /is none/, () => kind('x', 'text', 'application/pdf'));
  refuses('not-a-pdf', /is a web page/, () => kind('x.pdf', '\n<!DOCTYPE html><p>Sign in', 'text/html'));
});

test('other kinds are known by what the server says, then by the extension, then by content', () => {
  assert.equal(kind('x.md', 'a'), 'markdown');
  assert.equal(kind('x.HTM', 'a'), 'html');
  assert.equal(kind('x.md', 'a', 'text/html'), 'html');
  assert.equal(kind('x.md', 'a', 'text/plain'), 'markdown');
  assert.equal(kind('x', 'a', 'text/markdown'), 'markdown');
  assert.equal(kind('x', '<html><p>a'), 'html');
  assert.equal(kind('x.txt', '<html><p>a'), 'text');
  assert.equal(kind('x.rst', 'a'), 'text');
});

test('formats that hold no plain text are refused by name or by their bytes', () => {
  refuses('unsupported-kind', /is a \.docx file; name a PDF/, () => kind('x.docx', 'PK'));
  refuses('unsupported-kind', /is a \.svg file/, () => kind('x.svg', '<svg/>'));
  refuses('unsupported-kind', /is binary data/, () => kind('x', 'PK\0\0', 'application/octet-stream'));
  refuses('bad-encoding', /is UTF-16 text; save it as UTF-8/, () =>
    kind('x.txt', Buffer.from('\uFEFFab', 'utf16le')),
  );
});
