import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rankRanges } from './rank-ranges.ts';

test('ranks are as wide as what is not certain', () => {
  assert.deepEqual(rankRanges(['A', 'B', 'C'], [{ winner: 'A', loser: 'C' }]), [
    { candidate: 'A', best: 1, worst: 2 },
    { candidate: 'B', best: 1, worst: 3 },
    { candidate: 'C', best: 2, worst: 3 },
  ]);
});
