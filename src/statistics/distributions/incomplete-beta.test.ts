import assert from 'node:assert/strict';
import { test } from 'node:test';
import { incompleteBeta } from './incomplete-beta.ts';

const near = (got: number, expected: number): void =>
  assert.ok(Math.abs(got - expected) <= 1e-13 * expected, `${got} is not ${expected}`);

test('with whole arguments it is a binomial tail', () => {
  near(incompleteBeta({ x: 0.3, a: 4, b: 7 }), 0.3503892816);
  near(incompleteBeta({ x: 0.9, a: 40, b: 3 }), 0.19510765482693662);
  near(incompleteBeta({ x: 0.5, a: 200, b: 210 }), 0.6894852134274162);
});

test('with a or b of 1 it is a power', () => {
  near(incompleteBeta({ x: 0.37, a: 1, b: 1 }), 0.37);
  near(incompleteBeta({ x: 0.2, a: 3, b: 1 }), 0.008);
  near(incompleteBeta({ x: 0.2, a: 1, b: 3 }), 1 - 0.8 ** 3);
});

test('a complement given apart keeps a tail that 1 - x would lose', () => {
  near(1 - incompleteBeta({ x: 1, complement: 1e-20, a: 1, b: 0.05 }), 0.1);
});

test('the ends are exact and what lies outside is refused', () => {
  assert.equal(incompleteBeta({ x: 0, a: 0.5, b: 2 }), 0);
  assert.equal(incompleteBeta({ x: 1, a: 0.5, b: 2 }), 1);
  assert.throws(() => incompleteBeta({ x: 1.1, a: 1, b: 1 }), RangeError);
  assert.throws(() => incompleteBeta({ x: 0.5, a: 0, b: 1 }), RangeError);
  assert.throws(() => incompleteBeta({ x: NaN, a: 1, b: 1 }), RangeError);
});
