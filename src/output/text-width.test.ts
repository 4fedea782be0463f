import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cutText, padText, textWidth } from './text-width.ts';

test('wide characters count two columns, combining marks none', () => {
  assert.equal(textWidth('abc'), 3);
  assert.equal(textWidth('日本'), 4);
  assert.equal(textWidth('e\u0301'), 1);
  assert.equal(textWidth('👍'), 2);
  assert.equal(textWidth('—≥─'), 3);
});

test('pads by columns, on either side, and never cuts', () => {
  assert.equal(padText('日本', 6), '日本  ');
  assert.equal(padText('12', 4, 'right'), '  12');
  assert.equal(padText('12345', 4), '12345');
});

test('cuts by columns, and takes at least one character', () => {
  assert.deepEqual(cutText('日本語a', 5), ['日本', '語a']);
  assert.deepEqual(cutText('日本', 1), ['日', '本']);
  assert.deepEqual(cutText('abcdef', 3, 1), ['a', 'bcd', 'ef']);
  assert.deepEqual(cutText('e\u0301e\u0301', 1), ['e\u0301', 'e\u0301']);
  assert.deepEqual(cutText('', 5), ['']);
});
