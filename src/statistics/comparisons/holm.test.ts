import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bonferroni, holm } from './holm.ts';

test('the smallest is multiplied by all, and none ends below a smaller one', () => {
  assert.deepEqual(holm([0.02, 0.01, 0.011]), [0.03, 0.03, 0.03]);
  assert.deepEqual(bonferroni([0.02, 0.01]), [0.04, 0.02]);
});

test('the order given does not matter', () => {
  const p = [0.3, 0.001, 0.04, 0.02];
  assert.deepEqual(holm(p.toReversed()), holm(p).toReversed());
});

test('none exceeds 1, null leaves the family, and no family is none', () => {
  assert.deepEqual(holm([0.8, null, 0.9]), [1, null, 1]);
  assert.deepEqual(holm([null, 0.04]), [null, 0.04]);
  assert.deepEqual(bonferroni([0.8, null, 0.9]), [1, null, 1]);
  assert.deepEqual(holm([]), []);
});
