import assert from 'node:assert/strict';
import { test } from 'node:test';
import { textSight } from './text-sight.ts';

/** At least 75 tokens, by how tokens are counted at their lowest. */
const texts = ['word '.repeat(100)];
const sight = (promptTokens: number | null, contextLength: number | null = null, countsNewOnly = false) =>
  textSight({ texts, promptTokens, contextLength, countsNewOnly });

test('a prompt was seen where the tokens that were counted can hold it', () => {
  assert.deepEqual([sight(130), sight(75), sight(74)], [true, true, false]);
});

test('a prompt that fills the context was cut to it', () => {
  assert.deepEqual([sight(130, 200), sight(130, 131), sight(130, 130)], [true, true, false]);
});

test('where nothing was counted, or perhaps only what is new, nobody can tell', () => {
  assert.deepEqual(
    [sight(null), sight(0), sight(20, null, true), sight(130, null, true)],
    [null, null, null, true],
  );
});
