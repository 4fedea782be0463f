import assert from 'node:assert/strict';
import { test } from 'node:test';
import { logBeta, logGamma } from './log-gamma.ts';

const near = (got: number, expected: number): void =>
  assert.ok(Math.abs(got - expected) <= 1e-14 * Math.max(1, Math.abs(expected)), `${got} is not ${expected}`);

test('log gamma gives factorials and the square root of pi', () => {
  near(logGamma(1), 0);
  near(logGamma(2), 0);
  near(logGamma(11), Math.log(3628800));
  near(logGamma(0.5), Math.log(Math.PI) / 2);
  near(logGamma(171), 706.5730622457874);
  near(logGamma(1e-8), 18.420680738180209);
});

test('log gamma refuses what has no logarithm', () => {
  assert.throws(() => logGamma(0), RangeError);
  assert.throws(() => logGamma(NaN), RangeError);
});

test('log beta holds its digits where log gammas would cancel', () => {
  near(logBeta(2, 3), -Math.log(12));
  near(logBeta(0.5, 0.5), Math.log(Math.PI));
  near(logBeta(1, 1e9), -Math.log(1e9));
  near(logBeta(2, 1e12), -Math.log(1e12) - Math.log1p(1e12));
  near(logBeta(20, 30), logGamma(20) + logGamma(30) - logGamma(50));
  near(logBeta(30, 20), logBeta(20, 30));
});
