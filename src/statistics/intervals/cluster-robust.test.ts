import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clusterRobustInterval, clusterValues } from './cluster-robust.ts';

const level = 0.95;

test('values are gathered by cluster; what has none stands alone', () => {
  const questions = [
    { value: 1, cluster: 'a' },
    { value: 2 },
    { value: 3, cluster: null },
    { value: 4, cluster: 'a' },
  ];
  assert.deepEqual(clusterValues(questions), [[1, 4], [2], [3]]);
});

test('two clusters of two: by hand', () => {
  const questions = [1, 3, 4, 4].map((value, index) => ({ value, cluster: index < 2 ? 'a' : 'b' }));
  const interval = clusterRobustInterval({ questions, level, scale: { min: 1, max: 5 } });
  assert.ok(!interval.refused);
  // Residual sums are -2 and 2, both adjusted by 1 / (1 - 1/2): the standard error is sqrt(2 (4 + 4) / 16).
  assert.deepEqual([interval.estimate, interval.standardError, interval.df], [3, 1, 1]);
  assert.deepEqual([interval.lower, interval.upper, interval.clusters, interval.rough], [1, 5, 2, true]);
});

test('with a dominating cluster it is rough, however many clusters there are', () => {
  const large = Array.from({ length: 60 }, (_, index) => ({ value: 3 + (index % 2), cluster: 'large' }));
  const small = Array.from({ length: 12 }, (_, index) => ({ value: 1 + (index % 5) }));
  const interval = clusterRobustInterval({ questions: [...large, ...small], level });
  assert.ok(!interval.refused);
  assert.ok(interval.clusters > 9 && interval.df !== null && interval.df < 4);
  assert.equal(interval.rough, true);
});

test('without data, with one cluster, and with equal clusters it refuses and says what it knows', () => {
  const known = { method: 'cr2 t/1', level, refused: true };
  assert.deepEqual(clusterRobustInterval({ questions: [], level }), {
    ...known,
    reason: 'no_data',
    clusters: 0,
    estimate: null,
  });
  const one = [2, 4].map((value) => ({ value, cluster: 'a' }));
  assert.deepEqual(clusterRobustInterval({ questions: one, level }), {
    ...known,
    reason: 'too_few_clusters',
    clusters: 1,
    estimate: 3,
  });
  const equal = [...one, { value: 3, cluster: 'b' }];
  assert.deepEqual(clusterRobustInterval({ questions: equal, level }), {
    ...known,
    reason: 'zero_variance',
    clusters: 2,
    estimate: 3,
  });
});
