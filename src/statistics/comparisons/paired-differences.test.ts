import assert from 'node:assert/strict';
import { test } from 'node:test';
import { largestDifferences, pairedDifferences } from './paired-differences.ts';

const a = [
  { question: 'q1', value: 3, cluster: 'x' },
  { question: 'q2', value: 4 },
  { question: 'q3', value: 2 },
];

test('b minus a on what both have, with a cluster where a names one', () => {
  const b = [
    { question: 'q3', value: 2.5 },
    { question: 'q1', value: 1 },
    { question: 'q4', value: 5 },
  ];
  assert.deepEqual(pairedDifferences(a, b), {
    differences: [
      { question: 'q1', cluster: 'x', value: -2 },
      { question: 'q3', cluster: null, value: 0.5 },
    ],
    dropped: 2,
    aHigher: 1,
    equal: 0,
    bHigher: 1,
  });
});

test('means of thirds that differ by rounding are equal', () => {
  const paired = pairedDifferences([{ question: 'q', value: 0.1 + 0.2 }], [{ question: 'q', value: 0.3 }]);
  assert.deepEqual([paired.aHigher, paired.equal, paired.bHigher], [0, 1, 0]);
});

test('nothing shared is nothing, and all is dropped', () => {
  const none = { differences: [], dropped: 3, aHigher: 0, equal: 0, bHigher: 0 };
  assert.deepEqual(pairedDifferences(a, []), none);
});

test('the largest differences come first, whatever their sign; equal questions never', () => {
  const differences = [0.5, -2, 0, 1].map((value, index) => ({ question: `q${index}`, value }));
  const questions = largestDifferences(differences, 9).map(({ question }) => question);
  assert.deepEqual(questions, ['q1', 'q3', 'q0']);
  assert.equal(largestDifferences(differences, 2).length, 2);
});
