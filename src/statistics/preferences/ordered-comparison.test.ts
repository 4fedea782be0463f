import assert from 'node:assert/strict';
import { test } from 'node:test';
import { firstScore, isBetween, scoreOf } from './ordered-comparison.ts';

const comparison = { question: 'q', first: 'A', second: 'B', winner: 'first' } as const;

test('a win is 1, a tie a half, a loss 0, whichever was shown first', () => {
  assert.deepEqual([scoreOf(comparison, 'A'), scoreOf(comparison, 'B')], [1, 0]);
  const tie = { ...comparison, winner: 'same' } as const;
  assert.deepEqual([scoreOf(tie, 'A'), scoreOf(tie, 'B')], [0.5, 0.5]);
  assert.equal(scoreOf(comparison, 'C'), null);
});

test('what could not be read is nothing, or what stands in for it', () => {
  const unread = { ...comparison, winner: null };
  assert.deepEqual([firstScore(unread), scoreOf(unread, 'A'), scoreOf(unread, 'B')], [null, null, null]);
  assert.deepEqual([scoreOf(unread, 'A', 1), scoreOf(unread, 'B', 1)], [1, 1]);
});

test('it is between its two, in either order', () => {
  assert.deepEqual(
    [isBetween(comparison, 'A', 'B'), isBetween(comparison, 'B', 'A'), isBetween(comparison, 'A', 'C')],
    [true, true, false],
  );
});
