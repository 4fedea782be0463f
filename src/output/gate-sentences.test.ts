import assert from 'node:assert/strict';
import { test } from 'node:test';
import { condition, oneSentence, questionAnswering, report } from './fixtures/report.ts';
import { gateSentences } from './gate-sentences.ts';

const measures = [questionAnswering, oneSentence];

test('without conditions nothing is said; with them, whether all hold, and each with its value', () => {
  assert.deepEqual(gateSentences(report()), []);
  const conditions = [
    condition(),
    condition({ measure: 'one sentence', key: 'mean', atLeast: 0.95, value: 1 }),
    condition({ key: 'unrated', atLeast: null, atMost: 0.02, value: 0 }),
  ];
  assert.deepEqual(gateSentences(report({ measures, gate: { passed: true, conditions } })), [
    'Gate: passed. All 3 conditions hold.',
    'holds: Cited, question-answering: lower limit of the mean at least 3.50; it is 3.62',
    'holds: Cited, one sentence: mean at least 95 %; it is 100 %',
    'holds: Cited, question-answering: share of missing ratings at most 2 %; it is 0 %',
  ]);
});

test('what fails is said, also where it cannot be computed, and never looks like what was asked for', () => {
  const conditions = [condition({ value: 3.4999, holds: false }), condition({ value: null, holds: null })];
  assert.deepEqual(gateSentences(report({ measures, gate: { passed: false, conditions } })), [
    'Gate: NOT passed. 0 of 2 conditions hold.',
    'does not hold: Cited, question-answering: lower limit of the mean at least 3.500000; it is 3.499900',
    'does not hold, as it cannot be computed: Cited, question-answering: lower limit of the mean at least 3.50',
  ]);
});

test('on a scale with a target it is the distance that is asked for', () => {
  const verbosity = { ...questionAnswering, scale: { min: -2, max: 2, target: 0 } };
  const conditions = [condition({ key: 'mean', atLeast: -0.5, value: -0.2 })];
  const gate = { passed: true, conditions };
  assert.equal(
    gateSentences(report({ measures: [verbosity], gate }))[1],
    'holds: Cited, question-answering: mean distance from 0, as a negative number, at least -0.50; it is -0.20',
  );
});
