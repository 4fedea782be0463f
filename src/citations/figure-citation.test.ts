import assert from 'node:assert/strict';
import { test } from 'node:test';
import { indexDocument } from './document-index.ts';
import { findCitations } from './find-citations.ts';
import { ferry } from './fixtures/ferry.ts';

const document = indexDocument(ferry);

function figures(answer: string): unknown[] {
  const found = findCitations(answer, document).filter(({ kind }) => kind === 'figure');
  return found.map(({ text, state, differences }) => [
    text,
    state,
    ...differences.map((each) => each.document),
  ]);
}

test('a figure is found in whatever way the two write it', () => {
  assert.deepEqual(figures('Shifts of 12 hours, 13 percent, $6,000,000, −5 °C, 80,000 euros and 1250.5.'), [
    ['12 hours', 'found'],
    ['13 percent', 'found'],
    ['$6,000,000', 'found'],
    ['−5 °C', 'found'],
    ['80,000 euros', 'found'],
    ['1250.5', 'found'],
  ]);
});

test('a value with another unit is near, and the document’s own writing is told', () => {
  assert.deepEqual(figures('It takes 35 hours, and 13 of them use oil.'), [
    ['35 hours', 'fuzzy', '35 minutes'],
    ['13', 'fuzzy', '13%'],
  ]);
});

test('a figure that the document does not have is not in it', () => {
  assert.deepEqual(figures('It made 4,381 crossings, or 43.80.'), [
    ['4,381', 'not-in-document'],
    ['43.80', 'not-in-document'],
  ]);
});
