import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withoutCode } from './code-span.ts';

test('code is blanked, and everything else stays at its place', () => {
  assert.equal(withoutCode('a `b` ``c`` d'), `a${' '.repeat(11)}d`);
  assert.equal(withoutCode('a\n```js\nb\n```\nc'), 'a\n     \n \n   \nc');
  assert.equal(withoutCode('~~~\nb'), '   \n ');
});

test('a single backtick is no code', () => assert.equal(withoutCode('a ` b'), 'a ` b'));
