import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mostTokens } from './most-tokens.ts';

test('there is room for a token in two bytes, and for what stands around each message', () => {
  assert.equal(mostTokens([]), 0);
  assert.equal(mostTokens(['abcde', 'été']), 3 + 16 + 3 + 16);
});
