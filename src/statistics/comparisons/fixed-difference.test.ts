import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fixedDifference } from './fixed-difference.ts';

const scale = { min: -4, max: 4 };

test('the difference on exactly these questions, worked out by hand', () => {
  // Differences 1 and 2; variances of the four means .25, .25, 1, 0: together 1.5, over 2² .375; df 1.5² / 1.125 = 2.
  const questions = [
    { a: [2.5, 3.5], b: [3.5, 4.5] },
    { a: [1, 3], b: [4, 4] },
  ];
  const difference = fixedDifference({ questions, level: 0.95, scale });
  assert.ok(!difference.refused);
  assert.deepEqual([difference.estimate, difference.clusters], [1.5, 2]);
  assert.ok(Math.abs(difference.standardError - Math.sqrt(0.375)) < 1e-12);
  assert.ok(Math.abs(difference.df - 2) < 1e-12);
  assert.ok(Math.abs(difference.t - 1.5 / Math.sqrt(0.375)) < 1e-12);
  assert.ok(Math.abs(difference.lower - (1.5 - 4.302653 * Math.sqrt(0.375))) < 1e-5);
  assert.equal(difference.upper, 4);
});

test('one answer to a question shows nothing of how answers vary; answers that do not vary have no interval', () => {
  const once = fixedDifference({ questions: [{ a: [2], b: [3, 4] }], level: 0.95, scale });
  assert.partialDeepStrictEqual(once, {
    refused: true,
    reason: 'answer_variance_not_estimable',
    estimate: 1.5,
  });
  const same = fixedDifference({ questions: [{ a: [2, 2], b: [3, 3] }], level: 0.95, scale });
  assert.partialDeepStrictEqual(same, { refused: true, reason: 'zero_variance', estimate: 1 });
  assert.partialDeepStrictEqual(fixedDifference({ questions: [], level: 0.95, scale }), {
    reason: 'no_data',
  });
});
