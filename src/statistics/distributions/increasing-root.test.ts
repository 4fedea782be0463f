import assert from 'node:assert/strict';
import { test } from 'node:test';
import { increasingRoot } from './increasing-root.ts';

test('it finds a smooth root to the last digits', () => {
  const root = increasingRoot({ excess: (x) => x ** 3 - 2, slope: (x) => 3 * x ** 2, low: 0, high: 2 });
  assert.ok(Math.abs(root - Math.cbrt(2)) < 1e-15);
});

test('it halves where the slope is useless', () => {
  const root = increasingRoot({
    excess: (x) => Math.atan(1e6 * (x - 0.7)),
    slope: () => 0,
    low: -1e6,
    high: 1e6,
  });
  assert.ok(Math.abs(root - 0.7) < 1e-15);
});

test('it ends at a jump', () => {
  const root = increasingRoot({ excess: (x) => (x < 1 / 3 ? -1 : 1), slope: () => 1, low: 0, high: 1 });
  assert.ok(Math.abs(root - 1 / 3) < 1e-15);
});
