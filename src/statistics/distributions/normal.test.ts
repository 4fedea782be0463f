import assert from 'node:assert/strict';
import { test } from 'node:test';
import { normalCdf, normalQuantile } from './normal.ts';

const near = (got: number, expected: number): void =>
  assert.ok(Math.abs(got - expected) <= 1e-13 * Math.abs(expected), `${got} is not ${expected}`);

test('the lower tail keeps its digits, on both sides of the change of method', () => {
  near(normalCdf(-30), 4.906713927148187e-198);
  near(normalCdf(-8), 6.220960574271785e-16);
  near(normalCdf(-2.5), 0.006209665325776132);
  near(normalCdf(-2.4999), 0.0062114183749449);
  near(normalCdf(1), 0.8413447460685429);
  assert.equal(normalCdf(0), 0.5);
});

test('the quantile is the inverse, and odd', () => {
  near(normalQuantile(0.975), 1.959963984540054);
  assert.ok(Math.abs(normalQuantile(1e-300) + 37.0470963) < 1e-7);
  for (const probability of [1e-12, 0.001, 0.3, 0.5, 0.77, 0.999])
    near(normalCdf(normalQuantile(probability)), probability);
  assert.equal(normalQuantile(0.25), -normalQuantile(0.75));
});

test('the ends are infinite and what is no probability is refused', () => {
  assert.equal(normalQuantile(0), -Infinity);
  assert.equal(normalQuantile(1), Infinity);
  assert.throws(() => normalQuantile(1.01), RangeError);
  assert.throws(() => normalQuantile(NaN), RangeError);
});
