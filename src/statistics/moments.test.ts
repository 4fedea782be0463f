import assert from 'node:assert/strict';
import { test } from 'node:test';
import { covariance, differ, mean, sampleVariance, skewness } from './moments.ts';

test('mean, variance and skewness of numbers done by hand', () => {
  assert.equal(mean([1, 2, 6]), 3);
  assert.equal(sampleVariance([1, 2, 6]), 7);
  assert.ok(Math.abs(skewness([1, 2, 6]) - 6 / (14 / 3) ** 1.5) < 1e-15);
});

test('no or one value has no variance', () => {
  assert.equal(mean([]), NaN);
  assert.equal(sampleVariance([]), NaN);
  assert.equal(sampleVariance([3]), NaN);
});

test('equal means added up in another order do not differ, and their variance is exactly 0', () => {
  const same = [(0.1 + 0.2 + 0.3) / 3, (0.3 + 0.2 + 0.1) / 3];
  assert.notEqual(same[0], same[1]);
  assert.equal(differ(same), false);
  assert.equal(sampleVariance(same), 0);
  assert.equal(skewness(same), 0);
  assert.equal(differ([0, 1e-6]), true);
  assert.equal(differ([]), false);
});

test('covariance of a list with itself is its variance, and its sign says which way they go together', () => {
  assert.equal(covariance([1, 2, 4], [1, 2, 4]), sampleVariance([1, 2, 4]));
  assert.equal(covariance([1, 2, 3], [3, 2, 1]), -1);
  assert.ok(Number.isNaN(covariance([1], [1])));
});
