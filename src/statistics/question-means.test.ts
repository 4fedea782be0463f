import assert from 'node:assert/strict';
import { test } from 'node:test';
import { meansIfMissing, questionMeans } from './question-means.ts';

const answers = (...ratings: (number | null)[][]): { ratings: (number | null)[] }[] =>
  ratings.map((each) => ({ ratings: each }));

test('ratings, then answers, then questions weigh the same, however many there are', () => {
  const { questions } = questionMeans([
    { question: 'a', cluster: 'one', answers: answers([1, 1, 1, 5], [4]) },
  ]);
  assert.deepEqual(questions, [{ question: 'a', cluster: 'one', value: 3, answers: [2, 4] }]);
});

test('what has no rating is dropped, and counted', () => {
  const { questions, counts } = questionMeans([
    { question: 'a', answers: answers([3, null], [null, null]) },
    { question: 'b', answers: answers([null]) },
    { question: 'c', answers: [] },
  ]);
  assert.deepEqual(questions, [{ question: 'a', cluster: null, value: 3, answers: [3] }]);
  assert.deepEqual(counts, { questions: 1, answers: 1, ratings: 1, missing: 4 });
});

test('missing ratings are filled with either end of the scale, and bring their questions back', () => {
  const questions = [
    { question: 'a', answers: answers([4, null]) },
    { question: 'b', answers: answers([null]) },
  ];
  assert.deepEqual(meansIfMissing(questions, { min: 1, max: 5 }), {
    worst: (2.5 + 1) / 2,
    best: (4.5 + 5) / 2,
  });
  assert.deepEqual(meansIfMissing(questions, { min: -2, max: 2 }), { worst: (1 - 2) / 2, best: (3 + 2) / 2 });
});

test('with nothing missing both fills are the mean; with nothing planned there is none', () => {
  assert.deepEqual(meansIfMissing([{ question: 'a', answers: answers([4]) }], { min: 1, max: 5 }), {
    worst: 4,
    best: 4,
  });
  assert.equal(meansIfMissing([{ question: 'a', answers: [] }], { min: 1, max: 5 }), null);
  assert.equal(meansIfMissing([], { min: 1, max: 5 }), null);
});

test('a rating that is no number is a mistake of the caller, named by its question', () => {
  assert.throws(
    () => questionMeans([{ question: 'layers', answers: answers([NaN]) }]),
    /question layers: .*finite/,
  );
  assert.throws(() => questionMeans([{ question: 'layers', answers: answers([Infinity]) }]), RangeError);
});
