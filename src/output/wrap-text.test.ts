import assert from 'node:assert/strict';
import { test } from 'node:test';
import { textWidth } from './text-width.ts';
import { wrapText } from './wrap-text.ts';

test('wraps at spaces and indents what follows', () => {
  assert.deepEqual(wrapText('one two three four', 9, '  '), ['one two', '  three', '  four']);
});

test('cuts a word that is longer than a line', () => {
  assert.deepEqual(wrapText('a bcdefghij k', 4), ['a', 'bcde', 'fghi', 'j k']);
});

test('keeps leading spaces, and an empty text is one empty line', () => {
  assert.deepEqual(wrapText('  ab cd', 5, '    '), ['  ab', '    c', '    d']);
  assert.deepEqual(wrapText('', 5), ['']);
});

test('no line is wider than asked, wide characters included', () => {
  const lines = wrapText('日本語の名前 that goes on and on 語'.repeat(20), 11, '   ');
  assert.ok(lines.length > 20);
  for (const line of lines) assert.ok(textWidth(line) <= 11, line);
});

test('a word of 200 KB is cut once through', () => {
  const lines = wrapText(`a ${'b'.repeat(200_000)}`, 80);
  assert.equal(lines.length, 1 + 200_000 / 80);
});
