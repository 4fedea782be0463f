import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { QuestionRatings } from '../question-means.ts';
import { comparePair } from './compare-pair.ts';

const settings = { level: 0.95, scale: { min: 1, max: 5 }, margin: 0.25, seed: 1, draws: 1000 };
const rated = (...values: readonly number[]): QuestionRatings[] =>
  values.map((value, index) => ({ question: `q${index}`, answers: [{ ratings: [value] }] }));

test('limits of a difference lie within what the scale allows', () => {
  const { difference } = comparePair({ a: rated(1, 2), b: rated(5, 4), ...settings });
  assert.partialDeepStrictEqual(difference, { estimate: 3, lower: -4, upper: 4, rough: true });
});

test('the same shift everywhere has no interval, but an estimate, a count and a sign-flip', () => {
  const shift = comparePair({ a: rated(1, 2, 3), b: rated(2, 3, 4), ...settings });
  assert.partialDeepStrictEqual(shift, { bHigher: 3, equivalence: null, signFlip: { p: 0.25 } });
  assert.partialDeepStrictEqual(shift.difference, { reason: 'zero_variance', estimate: 1 });
});

test('nothing shared has no sign-flip', () => {
  const none = comparePair({ a: rated(1), b: [], ...settings });
  assert.partialDeepStrictEqual(none, { signFlip: null, dropped: 1 });
  assert.partialDeepStrictEqual(none.difference, { reason: 'no_pairs', clusters: 0, estimate: null });
});
