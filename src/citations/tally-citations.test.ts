import assert from 'node:assert/strict';
import { test } from 'node:test';
import { indexDocument } from './document-index.ts';
import { findCitations } from './find-citations.ts';
import { ferry } from './fixtures/ferry.ts';
import { tallyCitations } from './tally-citations.ts';

const none = { found: 0, 'found-elsewhere': 0, fuzzy: 0, 'not-in-document': 0 };

test('the citations of an answer are counted by kind and state', () => {
  const answer =
    '“Nobody was hurt.” (p. 2) “Dogs travel free.” “Dogs travel for free, it says.” “Cats stay at home.” (p. 99) In 2019.';
  assert.deepEqual(tallyCitations(findCitations(answer, indexDocument(ferry))), {
    quotation: { found: 1, 'found-elsewhere': 1, fuzzy: 0, 'not-in-document': 2 },
    page: { ...none, 'found-elsewhere': 1, 'not-in-document': 1 },
    figure: { ...none, found: 1 },
  });
});

test('nothing is counted of an answer without citations', () => {
  assert.deepEqual(tallyCitations([]), { quotation: none, page: none, figure: none });
});
