import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exactPlaces } from './exact-places.ts';
import { readFragments } from './fragment.ts';
import { readLetters } from './letters.ts';

/** How often a quotation stands in a text. */
function count(quotation: string, text: string): number {
  return readFragments(quotation).flatMap((fragment) => exactPlaces(fragment, readLetters(text))).length;
}

test('whole words are found, every time', () => {
  assert.equal(count('the lamp', 'The lamp. And the lamp.'), 2);
  assert.equal(count('the lamp', 'Then the lamp-post; the lamps.'), 0);
  assert.equal(count('successful', 'unsuccessful'), 0);
  assert.equal(count('can', "It can't"), 0);
  assert.equal(count('1', '1.5 or 1-2 or $1'), 0);
});

test('scripts without spaces have no whole words to hold to', () => {
  assert.equal(count('灯亮了', '黄昏时灯亮了。'), 1);
});

test('nothing is found of what has no letters, and no more than a thousand times', () => {
  assert.equal(count('', 'The lamp.'), 0);
  assert.equal(count('a', 'a '.repeat(3000)), 1000);
});
