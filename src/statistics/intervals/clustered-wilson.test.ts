import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clusteredWilsonInterval } from './clustered-wilson.ts';

const level = 0.95;
const alike = (rate: number, questions: number): { rate: number; answers: number }[] =>
  Array.from({ length: questions }, () => ({ rate, answers: 3 }));

test('answers that agree within their question count as one', () => {
  const interval = clusteredWilsonInterval({ questions: [...alike(1, 5), ...alike(0, 5)], level });
  assert.ok(!interval.refused);
  assert.ok(Math.abs(interval.effective.answers - 10 / 1.1) < 1e-12);
  assert.deepEqual([interval.estimate, interval.clusters, interval.df, interval.rough], [0.5, 10, 9, false]);
});

test('answers are never worth more than there are', () => {
  const interval = clusteredWilsonInterval({
    questions: alike(0.5, 2).map((each) => ({ ...each, answers: 1 })),
    level,
  });
  assert.ok(!interval.refused);
  assert.equal(interval.effective.answers, 2);
});

test('all passed and none passed count questions, not answers', () => {
  const passed = clusteredWilsonInterval({ questions: alike(1, 6), level });
  const failed = clusteredWilsonInterval({ questions: alike(0, 6), level });
  assert.ok(!passed.refused && !failed.refused);
  assert.equal(passed.effective.answers, 6);
  assert.deepEqual([passed.upper, failed.lower], [1, 0]);
  assert.ok(Math.abs(passed.lower - (1 - failed.upper)) < 1e-12);
  assert.equal(passed.rough, true);
});

test('without data and with one question it refuses and says what it knows', () => {
  const known = { method: 'wilson clustered/1', level, refused: true };
  assert.deepEqual(clusteredWilsonInterval({ questions: [], level }), {
    ...known,
    reason: 'no_data',
    clusters: 0,
    estimate: null,
  });
  assert.deepEqual(clusteredWilsonInterval({ questions: alike(1 / 3, 1), level }), {
    ...known,
    reason: 'too_few_clusters',
    clusters: 1,
    estimate: 1 / 3,
  });
});
