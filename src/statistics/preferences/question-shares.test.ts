import assert from 'node:assert/strict';
import { test } from 'node:test';
import { questionShares } from './question-shares.ts';

test('scores are averaged by question; unknown ones, and questions without any, are left out', () => {
  const scores = [
    { question: 'q2', cluster: 'x', score: 1 },
    { question: 'q1', score: 0 },
    { question: 'q2', cluster: 'x', score: 0.5 },
    { question: 'q1', score: null },
    { question: 'q3', score: null },
  ];
  assert.deepEqual(questionShares(scores), [
    { question: 'q2', cluster: 'x', value: 0.75, count: 2 },
    { question: 'q1', cluster: null, value: 0, count: 1 },
  ]);
});
