import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readLetters } from './letters.ts';
import { readWords } from './words.ts';

test('words are parted by spaces, punctuation and hyphens, not by apostrophes and broken lines', () => {
  const { texts, starts } = readWords(readLetters('It can’t be a long-term re-\npair of 1.5'));
  assert.deepEqual(texts, ['it', "can't", 'be', 'a', 'long', 'term', 'repair', 'of', '1.5']);
  assert.deepEqual(starts, [0, 2, 6, 8, 9, 13, 17, 23, 25, 28]);
});

test('each word knows where it stands', () => {
  const { places } = readWords(readLetters('The lamp, the rock'));
  assert.deepEqual(places.get('the'), [0, 2]);
  assert.equal(places.get('sea'), undefined);
});
