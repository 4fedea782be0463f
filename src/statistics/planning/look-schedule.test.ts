import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lookSchedule } from './look-schedule.ts';

test('looks are evenly spread, rounded up, and end with all questions', () => {
  assert.deepEqual(lookSchedule({ questions: 50, looks: 5 }), [10, 20, 30, 40, 50]);
  assert.deepEqual(lookSchedule({ questions: 52, looks: 3 }), [18, 35, 52]);
});

test('at most one look per ten questions', () => {
  assert.deepEqual(lookSchedule({ questions: 25, looks: 5 }), [13, 25]);
});

test('below 20 questions, and without a look, there is no schedule', () => {
  assert.equal(lookSchedule({ questions: 19, looks: 5 }), null);
  assert.equal(lookSchedule({ questions: 50, looks: 0 }), null);
});
