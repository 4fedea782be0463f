import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answerShuffle } from './answer-shuffle.ts';

test('p is the share of dealings that lie as far apart: here both extremes of the twenty', () => {
  const one = { a: [1, 2, 3], b: [4, 5, 6] };
  const { p, clusters, exact } = answerShuffle({ questions: [one], seed: 1 });
  assert.ok(Math.abs(p - 2 / 20) < 0.01);
  assert.deepEqual([clusters, exact], [1, false]);
  const both = answerShuffle({ questions: [one, one], seed: 1 });
  assert.ok(Math.abs(both.p - 2 / 400) < 0.002);
});

test('the same seed gives the same p; unequal numbers of answers are dealt as they were', () => {
  const questions = [
    { a: [1], b: [2, 3, 5] },
    { a: [4, 4], b: [5] },
  ];
  assert.deepEqual(answerShuffle({ questions, seed: 3 }), answerShuffle({ questions, seed: 3 }));
  // Seen are 7/3 + 1. As far up: 1 alone and 5 last, 1/12; further down: 5 alone and a 4 last, -3 - 1/2, 1/6.
  assert.ok(Math.abs(answerShuffle({ questions, seed: 3 }).p - 1 / 4) < 0.01);
});

test('answers that are all alike, and no answers at all, show nothing', () => {
  assert.equal(answerShuffle({ questions: [{ a: [3, 3], b: [3] }], seed: 1 }).p, 1);
  assert.equal(answerShuffle({ questions: [], seed: 1 }).p, 1);
});
