import assert from 'node:assert/strict';
import { test } from 'node:test';
import { questionsNeeded } from './question-count.ts';

const options = { deviation: 0.55, difference: 0.2, alpha: 0.05, power: 0.8 };

test('a smaller difference, more power and a stricter test need more', () => {
  const needed = questionsNeeded(options);
  assert.equal(needed, 62);
  assert.ok(questionsNeeded({ ...options, difference: 0.1 }) > 3.8 * needed);
  assert.ok(questionsNeeded({ ...options, power: 0.9 }) > needed);
  assert.ok(questionsNeeded({ ...options, alpha: 0.05 / 3 }) > needed);
});

test('never fewer than two, however large the difference', () => {
  assert.equal(questionsNeeded({ ...options, difference: 1000 }), 2);
});

test('no difference is nothing to be found', () => {
  assert.throws(() => questionsNeeded({ ...options, difference: 0 }), /lies above 0, not at 0/);
});
