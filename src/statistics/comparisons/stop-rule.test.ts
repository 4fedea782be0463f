import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plannedLooks } from '../planning/planned-looks.ts';
import { stopRule } from './stop-rule.ts';

const settings = { schedule: [10, 20, 30, 40, 50], margin: 0.25, level: 0.95, comparisons: 1 };
const around = (center: number, spread: number, count: number): { value: number }[] =>
  Array.from({ length: count }, (_, index) => ({ value: center + (index % 2 === 0 ? spread : -spread) }));

test('a clear difference is decided, and its interval pays for the looking', () => {
  const { decided, interval } = stopRule(settings)(around(0.5, 0.3, 20), 1);
  const { nominalP } = plannedLooks({ fractions: [0.2, 0.4, 0.6, 0.8, 1], alpha: 0.05 });
  assert.equal(decided, 'different');
  assert.ok(!interval.refused && interval.level === 1 - nominalP[1]! && interval.lower > 0);
});

test('what is shown to be within the margin is decided too', () => {
  assert.equal(stopRule(settings)(around(0, 0.2, 20), 1).decided, 'equivalent');
});

test('what is neither goes on, and so does what has no spread', () => {
  assert.equal(stopRule(settings)(around(0.3, 1, 20), 1).decided, null);
  assert.equal(stopRule(settings)(around(0.3, 0, 20), 1).decided, null);
});

test('the same differences decide at the end, but not at the first look, and not among many comparisons', () => {
  const differences = around(0.33, 1, 50);
  assert.equal(stopRule(settings)(differences, 4).decided, 'different');
  assert.equal(stopRule(settings)(differences, 0).decided, null);
  assert.equal(stopRule({ ...settings, comparisons: 6 })(differences, 4).decided, null);
});

test('a look that was not planned is a mistake of the caller', () => {
  assert.throws(() => stopRule(settings)(around(0, 1, 50), 5), /look 5 was not planned: there are 5/);
});
