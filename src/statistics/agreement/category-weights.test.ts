import assert from 'node:assert/strict';
import { test } from 'node:test';
import { categoryIndex, categoryWeights } from './category-weights.ts';

test('weights fall from 1 to 0 with the distance, its square, or at once', () => {
  const row = (weighting: 'quadratic' | 'linear' | 'unweighted') => categoryWeights([1, 2, 3], weighting)[0];
  assert.deepEqual(row('quadratic'), [1, 0.75, 0]);
  assert.deepEqual(row('linear'), [1, 0.5, 0]);
  assert.deepEqual(row('unweighted'), [1, 0, 0]);
});

test('levels count by their values, not by their number', () => {
  assert.deepEqual(categoryWeights([0, 1, 10], 'linear')[0], [1, 0.9, 0]);
});

test('a level is found at its place, and what is none is refused', () => {
  assert.equal(categoryIndex([-2, 0, 2], 0), 1);
  assert.throws(() => categoryIndex([-2, 0, 2], 1), /1 is none of the levels -2, 0, 2/);
});
