import assert from 'node:assert/strict';
import { test } from 'node:test';
import { indexDocument } from './document-index.ts';
import { ferry } from './fixtures/ferry.ts';
import { quotationFinder } from './quotation-finder.ts';

const document = indexDocument(ferry);

test('equal quotations are looked up once', () => {
  const find = quotationFinder(document);
  assert.equal(find('Dogs travel for free.'), find('Dogs travel for free.'));
});

test('behind 2,000 words that are not there, only what stands there as quoted is found', () => {
  const find = quotationFinder(document);
  assert.equal(find('Dogs travel for free.')?.exact, false);
  assert.equal(find(Array.from({ length: 2000 }, (_, index) => `word${index}`).join(' ')), null);
  assert.equal(find('All dogs travel free.'), null);
  assert.equal(find('Dogs travel free.')?.exact, true);
  assert.equal(find('Dogs travel for free.')?.exact, false);
});
