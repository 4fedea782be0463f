import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allOf, foundShare, noCitations, withAnswer } from './citation-counts.ts';

const none = { found: 0, 'found-elsewhere': 0, fuzzy: 0, 'not-in-document': 0 };
const quoting = { ...none, found: 1, 'found-elsewhere': 1, fuzzy: 1, 'not-in-document': 1 };

test('only what was found on a page named counts as found', () => {
  assert.equal(allOf(quoting), 4);
  assert.equal(foundShare(quoting), 0.25);
});

test('where nothing is quoted there is no share', () => assert.equal(foundShare(none), null));

test('answers are counted with what they cite, and apart those that quote', () => {
  const pages = { ...none, found: 2 };
  const one = withAnswer(noCitations(), { quotation: none, page: pages, figure: none });
  const two = withAnswer(one, { quotation: quoting, page: pages, figure: none });
  assert.deepEqual(two, {
    states: { quotation: quoting, page: { ...none, found: 4 }, figure: none },
    answers: 2,
    answersQuoting: 1,
  });
});
