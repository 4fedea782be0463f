import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HyphenatedWords } from './hyphenated-words.ts';

const words = new HyphenatedWords([
  'A Long-term plan, unwell‐knowns',
  'well-to-do and broken-',
  'off 3-d',
  'İn-law',
]);

test('a word that is hyphenated within a line is known, alone or within another', () => {
  for (const [head, tail] of [
    ['long', 'term'],
    ['LONG', 'te'],
    ['well', 'known'],
    ['well', 'to'],
    ['to', 'do'],
    ['İn', 'law'],
  ] as const)
    assert.equal(words.has(head, tail), true, `${head}-${tail}`);
});

test('one that is broken at the end of a line, or is not there, is not', () => {
  for (const [head, tail] of [
    ['broken', 'off'],
    ['long', 'do'],
    ['d', 'off'],
    ['along', 'term'],
  ] as const)
    assert.equal(words.has(head, tail), false, `${head}-${tail}`);
});
