import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anytime } from '../planning/anytime.ts';
import { anytimeRule } from './anytime-rule.ts';

const rule = anytimeRule({ margin: 0.25, level: 0.95, comparisons: 1 });

function differences(count: number, mean: number, spread: number) {
  return Array.from({ length: count }, (_, index) => ({
    value: mean + (index % 2 === 0 ? spread : -spread),
  }));
}

test('a clear difference is decided, with the interval that holds at every look', () => {
  const seen = differences(20, 1, 0.5);
  const { decided, interval } = rule(seen);
  const { lower, upper } = anytime({ differences: seen.map(({ value }) => value), alpha: 1 - 0.95 });
  assert.equal(decided, 'different');
  assert.ok(!interval.refused);
  assert.deepEqual([interval.lower, interval.upper], [lower, upper]);
  assert.deepEqual([interval.method, interval.df, interval.rough], ['paired anytime t/1', 19, false]);
});

test('what lies within the margin is decided as equivalent', () => {
  assert.equal(rule(differences(60, 0, 0.2)).decided, 'equivalent');
});

test('what may be either is not decided', () => {
  assert.equal(rule(differences(10, 0.2, 0.5)).decided, null);
});

test('nothing is decided before the fifth question, and no difference before the seventh', () => {
  assert.equal(rule(differences(4, 0, 0.0001)).decided, null);
  assert.equal(rule(differences(6, 3, 0.01)).decided, null);
  assert.equal(rule(differences(7, 3, 0.01)).decided, 'different');
});

test('several comparisons share alpha', () => {
  const seen = differences(12, 0.6, 0.4);
  const of = (comparisons: number) => anytimeRule({ margin: 0.25, level: 0.95, comparisons })(seen);
  assert.equal(of(1).decided, 'different');
  assert.equal(of(10).decided, null);
  assert.equal(of(10).interval.level, 0.995);
});

test('without limits the interval says why', () => {
  const refusals = [
    differences(0, 0, 0),
    differences(1, 1, 0),
    differences(8, 1, 0),
    differences(2, 0, 1),
  ].map((seen) => {
    const { decided, interval } = rule(seen);
    return [decided, interval.refused && interval.reason, interval.estimate];
  });
  assert.deepEqual(refusals, [
    [null, 'no_pairs', null],
    [null, 'too_few_clusters', 1],
    [null, 'zero_variance', 1],
    [null, 'too_few_clusters', 0],
  ]);
});
