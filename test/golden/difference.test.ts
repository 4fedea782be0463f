import assert from 'node:assert/strict';
import { test } from 'node:test';
import { difference } from './difference.ts';

test('a number may differ by the tolerance, which is never below 1e-8, times its size', () => {
  assert.equal(difference({ expected: 1000, got: 1000.000009, tolerance: 1e-12 }), null);
  assert.equal(difference({ expected: 0, got: 9e-9, tolerance: 0 }), null);
  assert.notEqual(difference({ expected: 0, got: 1.1e-8, tolerance: 0 }), null);
  assert.equal(difference({ expected: 2, got: 2.01, tolerance: 0.01 }), null);
});

test('NaN, null and a missing key never pass for a number', () => {
  assert.equal(difference({ expected: { a: 0 }, got: { a: NaN }, tolerance: 1 }), 'a: expected 0, got NaN');
  assert.equal(difference({ expected: { a: 0 }, got: { a: null }, tolerance: 1 }), 'a: expected 0, got null');
  assert.equal(difference({ expected: { a: 0 }, got: {}, tolerance: 1 }), 'a: expected 0, got nothing');
});

test('only the expected keys are compared; null, words and truth must be equal', () => {
  const expected = { refused: true, reason: 'no_data', upper: null };
  assert.equal(difference({ expected, got: { ...expected, more: 1 }, tolerance: 0 }), null);
  assert.equal(
    difference({ expected, got: { ...expected, reason: 'one_judge' }, tolerance: 0 }),
    'reason: expected "no_data", got "one_judge"',
  );
  assert.equal(
    difference({ expected, got: { ...expected, upper: 1 }, tolerance: 0 }),
    'upper: expected null, got 1',
  );
});

test('lists are compared one by one and must be as long', () => {
  assert.equal(difference({ expected: [1, [2]], got: [1, [2]], tolerance: 0 }), null);
  assert.equal(
    difference({ expected: { q: [1, 2] }, got: { q: [1, 3] }, tolerance: 0 }),
    'q[1]: expected 2, got 3',
  );
  assert.notEqual(difference({ expected: [1], got: [1, 2], tolerance: 0 }), null);
});

test('a nested object may carry its own tolerance and may be optional', () => {
  const expected = { exact: { power: 0.5, tolerance: 0.1, optional: true } };
  assert.equal(difference({ expected, got: {}, tolerance: 0 }), null);
  assert.equal(difference({ expected, got: { exact: { power: 0.55 } }, tolerance: 0 }), null);
  assert.equal(
    difference({ expected, got: { exact: { power: 0.7 } }, tolerance: 0 }),
    'exact.power: expected 0.5, got 0.7',
  );
  assert.notEqual(difference({ expected: { exact: { power: 0.5 } }, got: {}, tolerance: 0 }), null);
});
