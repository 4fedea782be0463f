import assert from 'node:assert/strict';
import { test } from 'node:test';
import { skewAdjustedInterval } from './skew-adjusted.ts';

const scale = { min: 1, max: 5 };

test('symmetric means get the plain t interval', () => {
  const interval = skewAdjustedInterval({ values: [2, 3, 4], level: 0.95, scale: { min: -10, max: 10 } });
  assert.ok(!interval.refused);
  // t of 2 degrees of freedom at .975 is 4.30265272974946
  assert.ok(Math.abs(interval.upper - (3 + 4.30265272974946 / Math.sqrt(3))) < 1e-12);
  assert.deepEqual([interval.lower, interval.upper], [interval.plain.lower, interval.plain.upper]);
  assert.deepEqual(
    [interval.method, interval.df, interval.clusters, interval.level],
    ['skew-adjusted t/1', 2, 3, 0.95],
  );
});

test('the limit on the side of the longer tail moves out, the other one in', () => {
  const interval = skewAdjustedInterval({
    values: [5, 5, 5, 4.5, 4.5, 5, 4, 3, 5, 5, 4.5, 5],
    level: 0.9,
    scale,
  });
  assert.ok(!interval.refused);
  assert.ok(interval.skewness < 0);
  assert.ok(interval.lower < interval.plain.lower);
  assert.ok(interval.upper < interval.plain.upper);
});

test('no limit lies further than twice the plain one, and none outside the scale', () => {
  const values = [5, 5, 5, 5, 1];
  const free = skewAdjustedInterval({ values, level: 0.95 });
  const held = skewAdjustedInterval({ values, level: 0.95, scale });
  assert.ok(!free.refused && !held.refused);
  assert.ok(Math.abs(free.estimate - free.lower - 2 * (free.estimate - free.plain.lower)) < 1e-12);
  assert.equal(held.lower, 1);
  assert.ok(free.lower < 1);
});

test('fewer than ten questions are rough, ten are not', () => {
  const values = [1, 2, 3, 4, 5, 1, 2, 3, 4, 5];
  assert.equal(skewAdjustedInterval({ values, level: 0.95 }).refused, false);
  assert.partialDeepStrictEqual(skewAdjustedInterval({ values, level: 0.95 }), { rough: false });
  assert.partialDeepStrictEqual(skewAdjustedInterval({ values: values.slice(1), level: 0.95 }), {
    rough: true,
  });
});

test('without data, with one question, and without spread it refuses and says what it knows', () => {
  const known = { method: 'skew-adjusted t/1', level: 0.95, refused: true };
  assert.deepEqual(skewAdjustedInterval({ values: [], level: 0.95, scale }), {
    ...known,
    reason: 'no_data',
    clusters: 0,
    estimate: null,
  });
  assert.deepEqual(skewAdjustedInterval({ values: [4], level: 0.95, scale }), {
    ...known,
    reason: 'too_few_clusters',
    clusters: 1,
    estimate: 4,
  });
  assert.deepEqual(skewAdjustedInterval({ values: [4, 4], level: 0.95, scale }), {
    ...known,
    reason: 'zero_variance',
    clusters: 2,
    estimate: 4,
    shareAtLeast: Math.sqrt(1 - 0.95),
  });
});

test('a level that is none is a mistake of the caller', () => {
  assert.throws(() => skewAdjustedInterval({ values: [1, 2], level: 95 }), /level .* not at 95/);
  assert.throws(() => skewAdjustedInterval({ values: [1, 2], level: 0 }), RangeError);
});
