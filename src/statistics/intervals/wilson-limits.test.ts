import assert from 'node:assert/strict';
import { test } from 'node:test';
import { wilsonLimits } from './wilson-limits.ts';

test('the limits are where the observed proportion is z standard errors away', () => {
  const options = { proportion: 0.3, n: 12.5, z: 1.7 };
  const { lower, upper } = wilsonLimits(options);
  for (const limit of [lower, upper]) {
    const distance = Math.abs(limit - 0.3) / Math.sqrt((limit * (1 - limit)) / 12.5);
    assert.ok(Math.abs(distance - 1.7) < 1e-12);
  }
});

test('none and all end exactly at 0 and 1', () => {
  assert.equal(wilsonLimits({ proportion: 0, n: 10, z: 1.96 }).lower, 0);
  assert.equal(wilsonLimits({ proportion: 1, n: 3.3, z: 1.96 }).upper, 1);
});
