import assert from 'node:assert/strict';
import { test } from 'node:test';
import { logistic, logisticFit } from './logistic-fit.ts';
import { sandwich } from './sandwich.ts';

test('with an intercept alone it gives the share back', () => {
  const fit = logisticFit({ rows: [{ x: [1], share: 0.3, weight: 10 }] })!;
  assert.ok(Math.abs(logistic(fit.coefficients[0]!) - 0.3) < 1e-12);
  assert.ok(Math.abs(fit.inverse[0]![0]! - 1 / (10 * 0.3 * 0.7)) < 1e-9);
});

test('coefficients that matter by their differences alone sum to 0', () => {
  const rows = [
    { x: [1, -1, 0], share: 0.7, weight: 10 },
    { x: [0, 1, -1], share: 0.6, weight: 10 },
  ];
  const { coefficients } = logisticFit({ rows, sumToZero: 3 })!;
  assert.ok(Math.abs(coefficients.reduce((sum, value) => sum + value, 0)) < 1e-12);
  assert.ok(Math.abs(coefficients[0]! - coefficients[1]! - Math.log(7 / 3)) < 1e-9);
});

test('what separates successes from failures, and what cannot be told apart, has no fit', () => {
  const separated = [1, 2, 3, 4].map((x) => ({ x: [1, x], share: x > 2 ? 1 : 0, weight: 1 }));
  assert.equal(logisticFit({ rows: separated }), null);
  assert.equal(logisticFit({ rows: [{ x: [1, 1], share: 0.5, weight: 2 }] }), null);
});

test('clusters of one outcome each give the binomial error, G/(G - 1) apart', () => {
  const scored = [1, 1, 0, 1, 0].map((score, index) => ({ cluster: `${index}`, x: [1], score }));
  const fit = logisticFit({ rows: [{ x: [1], share: 0.6, weight: 5 }] })!;
  assert.ok(Math.abs(sandwich(fit, scored)[0]![0]! - (5 / 4) * fit.inverse[0]![0]!) < 1e-9);
});

test('the same outcomes twice in every cluster change nothing: they are no new evidence', () => {
  const scored = [1, 1, 0, 1, 0].map((score, index) => ({ cluster: `${index}`, x: [1], score }));
  const once = sandwich(logisticFit({ rows: [{ x: [1], share: 0.6, weight: 5 }] })!, scored);
  const twice = sandwich(logisticFit({ rows: [{ x: [1], share: 0.6, weight: 10 }] })!, [
    ...scored,
    ...scored,
  ]);
  assert.ok(Math.abs(once[0]![0]! - twice[0]![0]!) < 1e-9);
});
