import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countWords, isWordLetter } from './script.ts';

test('words are counted; of scripts without spaces two letters are one', () => {
  assert.equal(countWords('It can’t be 1.5 long-term, or?'), 6);
  assert.equal(countWords('灯在黄昏时点亮'), 3);
  assert.equal(countWords('…'), 0);
});

test('letters and digits are parts of words that have spaces around them, Chinese ones are not', () => {
  assert.deepEqual(['a', 'é', '7', '灯', ' ', '”'].map(isWordLetter), [
    true,
    true,
    true,
    false,
    false,
    false,
  ]);
});
