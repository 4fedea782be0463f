import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import { test } from 'node:test';
import type { AskContext } from '../model.ts';
import { IndexedDocuments } from './indexed-documents.ts';

function textOf(text: string): { context: AskContext; reads: string[] } {
  const reads: string[] = [];
  const read = (hash: string) => {
    reads.push(hash);
    const pages = [{ number: 1, text }];
    return Promise.resolve({ hash, kind: 'text' as const, mediaType: 'text/plain', bytes: 1, pages });
  };
  return { context: { documents: { read, bytes: () => Promise.reject(new Error('none')) } }, reads };
}

const LONG = 'A keeper inspects the lamp.\n'.repeat(9000);

test('a document is read once, however many ask for it', async () => {
  const { context, reads } = textOf('A keeper inspects the lamp.');
  const documents = new IndexedDocuments();
  const [first, second] = await Promise.all([documents.index('a', context), documents.index('a', context)]);
  assert.equal(first, second);
  assert.equal(await documents.index('a', context), first);
  assert.deepEqual(reads, ['a']);
});

test('a text that is too long is refused in one line', async () => {
  const { context } = textOf('x'.repeat(10_000_001));
  await assert.rejects(new IndexedDocuments().index('a', context), {
    code: 'document-too-large',
    reach: 'task',
    message: /^the built-in models read up to 10 million characters of text; this document has 10\.1 million/,
  });
});

test('other work has its turn while a long text is read, and a signal ends the reading', async () => {
  const { context, reads } = textOf(LONG);
  const documents = new IndexedDocuments();
  const stop = new AbortController();
  const reading = documents.index('a', { ...context, signal: stop.signal });
  await setImmediate();
  stop.abort(new Error('enough'));
  await assert.rejects(reading, /enough/);
  await assert.rejects(documents.index('a', { ...context, signal: stop.signal }), /enough/);
  assert.equal((await documents.index('a', context)).passages.length, 9000);
  assert.deepEqual(reads, ['a', 'a']);
});

test('who is stopped does not stop others who wait for the same text', async () => {
  const { context, reads } = textOf(LONG);
  const documents = new IndexedDocuments();
  const stop = new AbortController();
  const stopped = documents.index('a', { ...context, signal: stop.signal });
  const other = documents.index('a', { ...context, signal: new AbortController().signal });
  stop.abort(new Error('enough'));
  await assert.rejects(stopped, /enough/);
  assert.equal((await other).passages.length, 9000);
  assert.deepEqual(reads, ['a']);
});
