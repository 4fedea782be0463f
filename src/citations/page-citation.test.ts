import assert from 'node:assert/strict';
import { test } from 'node:test';
import { indexDocument } from './document-index.ts';
import { findCitations } from './find-citations.ts';
import { ferry } from './fixtures/ferry.ts';

const document = indexDocument(ferry);

function pages(answer: string): unknown[] {
  const found = findCitations(answer, document).filter(({ kind }) => kind === 'page');
  return found.map(({ named, state, pages: right }) => [named, state, right]);
}

test('a page that the document has is found, by either count', () => {
  assert.deepEqual(pages('See p. 1.'), [[[1], 'found', [1, 2]]]);
  assert.deepEqual(pages('See p. 4.'), [[[4], 'found', [4]]]);
});

test('a page that it does not have is not in the document', () => {
  assert.deepEqual(pages('See p. 5, or pp. 4-6.'), [
    [[5], 'not-in-document', []],
    [[4, 5, 6], 'not-in-document', [4]],
  ]);
});

test('a page named for a quotation that stands on another is found elsewhere', () => {
  assert.deepEqual(pages('“Dogs travel free.” (p. 4)'), [[[4], 'found-elsewhere', [3]]]);
});

test('a page named for an altered quotation is held to where that stands', () => {
  assert.deepEqual(pages('“It is allowed to sail in winds of more than 20 knots.” (p. 4)'), [
    [[4], 'found-elsewhere', [2]],
  ]);
});

test('a page named for an invented quotation is only held to exist', () => {
  assert.deepEqual(pages('“The captain keeps nine cats.” (p. 4)'), [[[4], 'found', [4]]]);
});
