import assert from 'node:assert/strict';
import { test } from 'node:test';
import { zeroSpreadInterval } from './zero-spread.ts';

const scale = { min: 1, max: 5 };

test('all fives: the lower limit rises with the questions, the upper one is 5', () => {
  const lower = [8, 20, 50].map((clusters) => {
    const interval = zeroSpreadInterval({ estimate: 5, clusters, level: 0.95, scale });
    assert.equal(interval.upper, 5);
    return interval.lower.toFixed(2);
  });
  assert.deepEqual(lower, ['3.52', '4.33', '4.72']);
});

test('in the middle of a scale from -2 to 2 the limits lie as far on either side', () => {
  const interval = zeroSpreadInterval({ estimate: 0, clusters: 10, level: 0.9, scale: { min: -2, max: 2 } });
  assert.ok(Math.abs(interval.upper - 2 * (1 - 0.05 ** 0.1)) < 1e-12);
  assert.equal(interval.lower, -interval.upper);
  assert.partialDeepStrictEqual(interval, {
    method: 'zero-spread/1',
    standardError: null,
    df: null,
    rough: false,
  });
});
