import assert from 'node:assert/strict';
import { test } from 'node:test';
import { betaQuantile } from './beta.ts';
import { incompleteBeta } from './incomplete-beta.ts';

test('the quantile is the inverse, for humps and for horns', () => {
  for (const [a, b] of [
    [0.5, 10.5],
    [8, 0.7],
    [0.3, 0.4],
    [1, 1],
    [500, 300],
  ] as const) {
    for (const probability of [1e-6, 0.025, 0.5, 0.975]) {
      const share = incompleteBeta({ x: betaQuantile({ probability, a, b }), a, b });
      assert.ok(Math.abs(share - probability) <= 1e-12, `${a}, ${b}: ${share} is not ${probability}`);
    }
  }
});

test('the ends are exact and what is no probability is refused', () => {
  assert.equal(betaQuantile({ probability: 0, a: 2, b: 3 }), 0);
  assert.equal(betaQuantile({ probability: 1, a: 2, b: 3 }), 1);
  assert.throws(() => betaQuantile({ probability: -0.1, a: 2, b: 3 }), RangeError);
  assert.throws(() => betaQuantile({ probability: 0.5, a: 2, b: 0 }), RangeError);
});
