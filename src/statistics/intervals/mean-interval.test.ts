import assert from 'node:assert/strict';
import { test } from 'node:test';
import { meanInterval } from './mean-interval.ts';

const scale = { min: 1, max: 5 };
const level = 0.95;
const alone = (...values: number[]): { value: number }[] => values.map((value) => ({ value }));
const inClusters = (values: readonly number[], size: number): { value: number; cluster: string }[] =>
  values.map((value, index) => ({ value, cluster: `document ${Math.floor(index / size)}` }));

test('questions on their own, also when each has a cluster to itself, get the skew-adjusted t', () => {
  const values = [1, 2, 2, 4, 5];
  const interval = meanInterval({ questions: alone(...values), level, scale });
  assert.partialDeepStrictEqual(interval, { method: 'skew-adjusted t/1', clusters: 5, df: 4, rough: true });
  assert.deepEqual(meanInterval({ questions: inClusters(values, 1), level, scale }), interval);
});

test('questions that share clusters get CR2, and the clusters count', () => {
  const questions = inClusters([1, 2, 2, 4, 5, 4, 3, 3], 2);
  assert.partialDeepStrictEqual(meanInterval({ questions, level, scale }), {
    method: 'cr2 t/1',
    clusters: 4,
    df: 3,
    rough: true,
  });
});

test('no spread gets the zero-spread bound, over questions or over clusters', () => {
  const questions = meanInterval({ questions: alone(...Array(12).fill(5)), level, scale });
  assert.partialDeepStrictEqual(questions, {
    method: 'zero-spread/1',
    refused: false,
    clusters: 12,
    upper: 5,
    rough: false,
  });
  const clusters = meanInterval({ questions: inClusters(Array(12).fill(5), 4), level, scale });
  assert.partialDeepStrictEqual(clusters, { method: 'zero-spread/1', clusters: 3, upper: 5, rough: true });
});

test('one piece of evidence is refused, with spread or without; so is none', () => {
  const refused = (questions: { value: number; cluster?: string }[]): unknown => {
    const interval = meanInterval({ questions, level, scale });
    return [interval.refused && interval.reason, interval.estimate, interval.clusters];
  };
  assert.deepEqual(refused(alone(4)), ['too_few_clusters', 4, 1]);
  assert.deepEqual(refused(inClusters([5, 5, 5], 3)), ['too_few_clusters', 5, 1]);
  assert.deepEqual(refused(inClusters([3, 4, 5], 3)), ['too_few_clusters', 4, 1]);
  assert.deepEqual(refused([]), ['no_data', null, 0]);
});

/** Numbers from 0 to 1 that are the same in every run (mulberry32). */
function seededNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

test('whatever the questions: the interval holds its mean, stays on the scale, and widens with the level', () => {
  const draw = seededNumbers(7);
  for (let round = 0; round < 400; round += 1) {
    const [min, max] = round % 2 === 0 ? [1, 5] : [-2, 2];
    const questions = Array.from({ length: 2 + Math.floor(draw() * 14) }, () => ({
      value: min + Math.floor(draw() ** 0.3 * 5),
      cluster: round % 4 < 2 ? null : `document ${Math.floor(draw() * 6)}`,
    }));
    let inner = { lower: Infinity, upper: -Infinity };
    for (const wider of [0.5, 0.8, 0.9, 0.95, 0.99]) {
      const interval = meanInterval({ questions, level: wider, scale: { min, max } });
      const shown = `${wider}: ${JSON.stringify({ questions, interval })}`;
      if (interval.refused) {
        assert.deepEqual([interval.reason, interval.clusters], ['too_few_clusters', 1], shown);
        continue;
      }
      assert.ok(min <= interval.lower && interval.lower <= interval.estimate, shown);
      assert.ok(interval.estimate <= interval.upper && interval.upper <= max, shown);
      assert.ok(interval.lower <= inner.lower && interval.upper >= inner.upper, shown);
      inner = interval;
    }
  }
});

test('on a mirrored scale the interval is mirrored', () => {
  const values = [5, 5, 4, 4.5, 2, 5, 3, 5, 4, 5, 5];
  const up = meanInterval({ questions: alone(...values), level: 0.9, scale });
  const down = meanInterval({
    questions: alone(...values.map((value) => -value)),
    level: 0.9,
    scale: { min: -5, max: -1 },
  });
  assert.ok(!up.refused && !down.refused);
  assert.ok(Math.abs(up.lower + down.upper) < 1e-12 && Math.abs(up.upper + down.lower) < 1e-12);
});
