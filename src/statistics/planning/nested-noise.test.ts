import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { QuestionRatings } from '../question-means.ts';
import { nestedNoise } from './nested-noise.ts';

const rated = (...questions: readonly (readonly (readonly (number | null)[])[])[]): QuestionRatings[] =>
  questions.map((answers, index) => ({
    question: `q${index}`,
    answers: answers.map((ratings) => ({ ratings })),
  }));

const balanced = rated(
  [
    [1, 1],
    [3, 3],
  ],
  [
    [4, 4],
    [4, 5],
  ],
);

test('two questions, two answers, two ratings: by hand', () => {
  const noise = nestedNoise(balanced);
  assert.ok(!noise.refused);
  // Ratings: .5 / 4. Answers: (4 + .25) / 2. Questions: 4 * 2 * 1.125² / 1.
  assert.deepEqual(noise.meanSquares, { question: 10.125, answer: 2.125, rating: 0.125 });
  assert.deepEqual(noise.coefficients, { k1: 2, k2: 2, k3: 4 });
  assert.deepEqual(noise.raw, { question: 2, answer: 1, rating: 0.125 });
  assert.deepEqual(noise.shares, { question: 2 / 3.125, answer: 1 / 3.125, rating: 0.125 / 3.125 });
  assert.equal(noise.repeatedAlike, 0.75);
});

test('a shift changes nothing, and missing ratings are as if never planned', () => {
  const shifted = balanced.map((question) => ({
    ...question,
    answers: question.answers.map(({ ratings }) => ({
      ratings: [...ratings.map((rating) => rating! + 8), null],
    })),
  }));
  assert.deepEqual(nestedNoise(shifted), nestedNoise(balanced));
});

test('one answer per question: the judge is known, question and answer only together', () => {
  const noise = nestedNoise(rated([[1, 2]], [[4, 5]]));
  assert.partialDeepStrictEqual(noise, {
    refused: true,
    reason: 'answer_variance_not_estimable',
    rating: 0.5,
    questionAndAnswer: 4.25,
  });
});

test('one rating per answer: answer and judge cannot be told apart', () => {
  const noise = nestedNoise(rated([[1], [2]], [[4], [5]]));
  assert.partialDeepStrictEqual(noise, { reason: 'rating_variance_not_estimable', rating: null });
});

test('no rating, and one question, are refused', () => {
  assert.partialDeepStrictEqual(nestedNoise(rated([[null]])), { reason: 'no_data', repeatedAlike: null });
  const one = nestedNoise(
    rated([
      [1, 2],
      [3, 4],
    ]),
  );
  assert.partialDeepStrictEqual(one, { reason: 'too_few_clusters', rating: 0.5 });
});

test('where nothing varied there are no shares', () => {
  const still = rated(
    [
      [3, 3],
      [3, 3],
    ],
    [
      [3, 3],
      [3, 3],
    ],
  );
  assert.partialDeepStrictEqual(nestedNoise(still), { question: 0, answer: 0, rating: 0, shares: null });
});
