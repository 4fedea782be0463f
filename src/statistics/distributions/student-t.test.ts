import assert from 'node:assert/strict';
import { test } from 'node:test';
import { normalQuantile } from './normal.ts';
import { tCdf, tQuantile } from './student-t.ts';

const near = (got: number, expected: number, tolerance = 1e-13): void =>
  assert.ok(Math.abs(got - expected) <= tolerance * Math.abs(expected), `${got} is not ${expected}`);

test('with 1, 2 and 3 degrees of freedom it has a closed form', () => {
  for (const t of [0.001, 0.5, 1, 3, 1e6]) {
    near(tCdf(-t, 1), Math.atan2(1, t) / Math.PI);
    near(tCdf(-t, 2), 1 / (2 + t * t) / (1 + t / Math.sqrt(2 + t * t)));
  }
  near(tCdf(0.5, 3), 0.6742760175759246);
  near(tCdf(2.5, 3), 0.9561466764959672);
});

test('the quantile is the inverse for fractional degrees of freedom, however few', () => {
  for (const df of [0.1, 0.9, 1.85, 4.175, 17.15, 999.5]) {
    for (const probability of [1e-9, 0.025, 0.4, 0.6, 0.995])
      near(tCdf(tQuantile(probability, df), df), probability, 1e-12);
  }
  assert.equal(tQuantile(0.5, 3.3), 0);
  assert.equal(tQuantile(0.25, 7), -tQuantile(0.75, 7));
});

test('with very many degrees of freedom it becomes the normal', () => {
  const z = normalQuantile(0.975);
  for (const df of [1e5, 1e8, 1e15]) near(tQuantile(0.975, df), z + (z ** 3 + z) / (4 * df), 1e-9);
});

test('degrees of freedom that are none are refused', () => {
  assert.throws(() => tQuantile(0.975, 0), /degrees of freedom .* not 0/);
  assert.throws(() => tCdf(1, NaN), RangeError);
  assert.throws(() => tCdf(1, Infinity), RangeError);
});
