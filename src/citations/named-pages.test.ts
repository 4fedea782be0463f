import assert from 'node:assert/strict';
import { test } from 'node:test';
import { indexDocument } from './document-index.ts';
import { ferry } from './fixtures/ferry.ts';
import { numberingOf, pagesMeant } from './named-pages.ts';

const document = indexDocument(ferry);

test('a number means the page of the file and the page that bears it', () => {
  assert.deepEqual([...pagesMeant([1], document)], [1, 2]);
  assert.deepEqual([...pagesMeant([4], document)], [4]);
  assert.deepEqual([...pagesMeant([0, 5], document)], []);
});

test('a number is right by either count, or by none', () => {
  assert.equal(numberingOf([2], [2], document), 'physical');
  assert.equal(numberingOf([1], [2], document), 'printed');
  assert.equal(numberingOf([2], [2, 3], document), 'both');
  assert.equal(numberingOf([4], [2], document), null);
  assert.equal(numberingOf([], [2], document), null);
});
