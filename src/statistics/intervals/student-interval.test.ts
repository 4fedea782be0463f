import assert from 'node:assert/strict';
import { test } from 'node:test';
import { studentInterval } from './student-interval.ts';

test('it is as wide as t says, and clipped where there is a scale', () => {
  const free = studentInterval({ values: [2, 3, 4], level: 0.95 });
  assert.ok(!free.refused);
  assert.ok(Math.abs(free.upper - (3 + 4.30265272974946 / Math.sqrt(3))) < 1e-12);
  const held = studentInterval({ values: [2, 3, 4], level: 0.95, scale: { min: 1, max: 5 } });
  assert.partialDeepStrictEqual(held, { estimate: 3, lower: 1, upper: 5, df: 2, clusters: 3, rough: true });
});

test('a shift moves it, a factor stretches it', () => {
  const plain = studentInterval({ values: [1, 2, 4], level: 0.9 });
  const moved = studentInterval({ values: [12, 22, 42], level: 0.9 });
  assert.ok(!plain.refused && !moved.refused);
  assert.ok(Math.abs(moved.lower - (10 * plain.lower + 2)) < 1e-12);
});

test('it refuses what has no spread to see', () => {
  const level = 0.95;
  const known = { refused: true, method: 't/1', level };
  assert.deepEqual(studentInterval({ values: [], level }), {
    ...known,
    reason: 'no_data',
    clusters: 0,
    estimate: null,
  });
  assert.deepEqual(studentInterval({ values: [2], level }), {
    ...known,
    reason: 'too_few_clusters',
    clusters: 1,
    estimate: 2,
  });
  assert.deepEqual(studentInterval({ values: [2, 2], level }), {
    ...known,
    reason: 'zero_variance',
    clusters: 2,
    estimate: 2,
  });
});
