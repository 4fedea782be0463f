import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answerNoise } from './answer-noise.ts';
import { cellSums } from './cell-sums.ts';

const answers = [{ ratings: [1, null, 2] }, { ratings: [null] }, { ratings: [4] }, { ratings: [5, 5] }];

test('missing ratings and answers without any are left out of every sum', () => {
  assert.deepEqual(cellSums({ question: 'q', answers }), {
    question: 'q',
    value: 3.5,
    pooled: 3.4,
    answers: 3,
    ratings: 5,
    squaredSizes: 9,
    inverseSizes: 2,
    betweenAnswers: 2 * 1.9 ** 2 + 0.6 ** 2 + 2 * 1.6 ** 2,
    withinAnswers: 0.5,
    repeated: 2,
    alike: 1,
  });
  assert.equal(cellSums({ question: 'q', answers: [{ ratings: [null] }] }), null);
});

test('noise is known where there are repeats, and null where there are none', () => {
  const noise = answerNoise([cellSums({ question: 'q', answers })!]);
  assert.deepEqual([noise.rating, noise.repeatedAlike, noise.ratingsPerAnswer], [0.25, 0.5, (5 - 9 / 5) / 2]);
  assert.deepEqual(answerNoise([]), {
    meanSquares: { answer: null, rating: null },
    ratingsPerAnswer: null,
    answer: null,
    rating: null,
    repeatedAlike: null,
  });
});
