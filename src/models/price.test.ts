import assert from 'node:assert/strict';
import { test } from 'node:test';
import { costOf } from './price.ts';

const usage = { inputTokens: 1_000_000, cachedInputTokens: 0, outputTokens: 1_000_000 };

test('what runs here or was paid before costs nothing', () => {
  for (const model of ['builtin:extractive', 'given:abc', 'recorded:a:b.db']) {
    assert.equal(costOf(model, usage), 0);
  }
});

test('without a price the cost is unknown, never nothing', () => {
  for (const model of ['google:gemini', 'builtins:x', 'builtin', ''])
    assert.equal(costOf(model, usage), null);
});
