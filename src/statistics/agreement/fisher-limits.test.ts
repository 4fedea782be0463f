import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fisherLimits, isAtBoundary } from './fisher-limits.ts';

test('limits lie alike on either side of 0, and never outside -1 and 1', () => {
  const { lower, upper } = fisherLimits(0, 0.5)!;
  assert.equal(lower, -upper);
  const far = fisherLimits(0.9, 5)!;
  assert.ok(far.lower > -1 && far.upper < 1);
});

test('at the ends there are none', () => {
  assert.deepEqual([fisherLimits(1, 0.1), fisherLimits(-1, 0.1)], [null, null]);
  assert.deepEqual([isAtBoundary(1), isAtBoundary(0.999)], [true, false]);
});
