import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fixedQuestionsInterval } from './fixed-questions.ts';

const level = 0.95;

test('one question with two answers is the t interval of its answers', () => {
  const interval = fixedQuestionsInterval({ questions: [{ answers: [2, 4] }], level });
  assert.ok(!interval.refused);
  assert.deepEqual([interval.estimate, interval.standardError, interval.df, interval.rough], [3, 1, 1, true]);
  assert.ok(Math.abs(interval.upper - (3 + 12.7062047361747)) < 1e-11);
});

test('questions far apart do not widen it; only their answers do', () => {
  const near = fixedQuestionsInterval({ questions: [{ answers: [2, 3] }, { answers: [2, 3] }], level });
  const far = fixedQuestionsInterval({ questions: [{ answers: [1, 2] }, { answers: [4, 5] }], level });
  assert.ok(!near.refused && !far.refused);
  assert.equal(near.standardError, far.standardError);
  assert.equal(near.df, 2);
});

test('a question without answers is left out', () => {
  const questions = [{ answers: [2, 4] }];
  const interval = fixedQuestionsInterval({ questions, level });
  assert.deepEqual(fixedQuestionsInterval({ questions: [...questions, { answers: [] }], level }), interval);
  assert.partialDeepStrictEqual(fixedQuestionsInterval({ questions: [{ answers: [] }], level }), {
    reason: 'no_data',
  });
});

test('it stays on the scale, where one is given', () => {
  const interval = fixedQuestionsInterval({
    questions: [{ answers: [2, 4] }],
    level,
    scale: { min: 1, max: 5 },
  });
  assert.partialDeepStrictEqual(interval, { lower: 1, upper: 5 });
});

test('without data, with single answers, and without spread it refuses and says what it knows', () => {
  const known = { method: 'fixed-questions t/1', level, refused: true };
  assert.deepEqual(fixedQuestionsInterval({ questions: [], level }), {
    ...known,
    reason: 'no_data',
    clusters: 0,
    estimate: null,
  });
  assert.deepEqual(fixedQuestionsInterval({ questions: [{ answers: [2, 4] }, { answers: [4] }], level }), {
    ...known,
    reason: 'answer_variance_not_estimable',
    clusters: 2,
    estimate: 3.5,
  });
  assert.deepEqual(fixedQuestionsInterval({ questions: [{ answers: [2, 2] }, { answers: [4, 4] }], level }), {
    ...known,
    reason: 'zero_variance',
    clusters: 2,
    estimate: 3,
  });
});
