import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lookedComparison } from './looked-comparison.ts';
import type { Interval } from './interval.ts';
import type { Comparison, LooksReport } from './report.ts';

const interval: Interval = {
  estimate: 0.5,
  lower: 0.1,
  upper: 0.9,
  level: 0.95,
  df: 19,
  clusters: 20,
  method: 'paired t/1',
  scope: 'questions-like-these',
  rough: false,
  refused: null,
};

const compared: Comparison = {
  measure: 'quality',
  a: 'A',
  b: 'B',
  difference: interval,
  shared: 20,
  dropped: 0,
  aHigher: 2,
  equal: 3,
  bHigher: 15,
  p: { t: 0.001, signFlip: 0.002, holm: 0.002 },
  family: 1,
  verdict: 'different',
  winner: 'B',
  questionsNeeded: null,
  differenceSought: null,
  margin: 0.25,
  doubt: null,
  missing: 0,
  ordinal: interval,
  mostDifferent: [],
};

const wider: Interval = { ...interval, lower: 0.05, upper: 0.95, level: 0.99 };

function looked(
  decided: 'different' | 'equivalent' | null,
  facts: Partial<Comparison> = {},
  pair = { measure: 'quality', b: 'B' },
): Comparison {
  const looks: LooksReport = {
    planned: 4,
    used: 2,
    stopped: decided,
    kind: 'looks',
    measure: pair.measure,
    questions: { planned: 40, used: 20 },
    calls: { planned: 160, saved: 80 },
    comparisons: [{ a: 'A', b: pair.b, decided, difference: wider }],
  };
  return lookedComparison({ ...compared, ...facts }, looks);
}

test('a comparison has the interval that pays for looking, and no adjusted p', () => {
  const { difference, p, verdict, winner } = looked('different');
  assert.deepEqual([difference, p], [wider, { t: 0.001, signFlip: 0.002, holm: null }]);
  assert.deepEqual([verdict, winner], ['different', 'B']);
});

test('a difference that only one look without others would show is none', () => {
  const { verdict, winner } = looked(null);
  assert.deepEqual([verdict, winner], ['cannot-tell', null]);
});

test('a difference that the sign-flip test does not see is borderline', () => {
  assert.equal(looked('different', { verdict: 'borderline', winner: null }).verdict, 'borderline');
});

test('what a look shows to lie within the margin is equivalent', () => {
  assert.equal(looked('equivalent', { verdict: 'cannot-tell', winner: null }).verdict, 'equivalent');
  assert.equal(looked('equivalent').winner, null);
});

test('what missing ratings put in doubt stays in doubt', () => {
  const facts = { verdict: 'cannot-tell', doubt: 'missing-ratings', winner: null } as const;
  assert.equal(looked('different', facts).verdict, 'cannot-tell');
  assert.equal(looked('equivalent', facts).verdict, 'cannot-tell');
});

test('other measures, other pairs and other runs stay as they are', () => {
  assert.deepEqual(looked(null, {}, { measure: 'brevity', b: 'B' }), compared);
  assert.deepEqual(looked(null, {}, { measure: 'quality', b: 'C' }), compared);
  assert.equal(lookedComparison(compared, null), compared);
});
