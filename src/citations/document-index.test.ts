import assert from 'node:assert/strict';
import { test } from 'node:test';
import { indexDocument } from './document-index.ts';
import { ferry } from './fixtures/ferry.ts';

test('a document is read as running text and as all that stands on its pages', () => {
  const [running, all] = indexDocument(ferry).streams.map(({ letters }) => letters.text);
  assert.ok(running?.includes('acrewofsevenworks'));
  assert.ok(!running?.includes('measuredatthepier') && all?.includes('measuredatthepier'));
});

test('pages without text are told, as nothing can be found there', () => {
  const pages = ['', 'The lamp was lit.', ' \n'].map((text, at) => ({ number: at + 1, text }));
  const { blank, pageCount } = indexDocument(pages);
  assert.deepEqual([blank, pageCount], [[1, 3], 3]);
});

test('a document without pages is read too', () => {
  const { pageCount, streams } = indexDocument([]);
  assert.deepEqual([pageCount, ...streams.map(({ letters }) => letters.text)], [0, '', '']);
});
