import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { JudgedAnswer } from './judged-answer.ts';
import { tableMeasures, type TableScale } from './table-measures.ts';

const nothing: TableScale = { scale: null, levels: null, pass: null, majority: false };

function measured(values: readonly number[], said: TableScale = nothing) {
  const answers = values.map((value, index): JudgedAnswer => ({
    candidate: 'all',
    question: `q${index}`,
    cluster: null,
    ratings: [value],
    labels: new Map([['ann', value]]),
  }));
  const { measures, warnings } = tableMeasures(
    { measures: new Map([['m', { answers, judges: [] }]]), faults: [] },
    said,
  );
  const [only] = measures;
  assert.ok(only !== undefined);
  return { ...only, codes: warnings.map(({ code }) => code) };
}

test('the scale is the shortest usual one that fits, which is said; its whole numbers are the levels', () => {
  const { scale, levels, threshold, codes } = measured([1, 0, 1]);
  assert.deepEqual(
    [scale, levels, threshold, codes],
    [{ min: 0, max: 1, target: null }, [0, 1], 1, ['scale-assumed']],
  );
  assert.deepEqual(measured([2, 5]).levels, [1, 2, 3, 4, 5]);
  assert.deepEqual(measured([2.5, 5]).levels, null);
  assert.deepEqual(measured([250]).scale, { min: 0, max: 250, target: null });
});

test('what lies off the scale that was said is left out, and told', () => {
  const scale = { min: 1, max: 5, target: null };
  const { answers, codes } = measured([3, 6], { ...nothing, scale });
  assert.deepEqual(codes, ['off-scale']);
  assert.deepEqual(
    answers.map(({ ratings, labels }) => [ratings.length, labels.size]),
    [
      [1, 1],
      [0, 0],
    ],
  );
  assert.deepEqual(measured([3, 4], { ...nothing, scale, levels: [1, 3, 5], pass: 3 }).codes, ['off-scale']);
});

test('with the majority of one person, an answer keeps its label', () => {
  const { answers, codes } = measured([1, 0], { ...nothing, majority: true });
  assert.deepEqual(
    answers.map(({ labels }) => [...labels]),
    [[['majority', 1]], [['majority', 0]]],
  );
  assert.deepEqual(codes, ['scale-assumed']);
});

test('an answer on which no half of the people agrees counts as unlabelled, and that is told', () => {
  const labels = new Map([
    ['ann', 1],
    ['ben', 0],
  ]);
  const answers = [{ candidate: 'all', question: 'q', cluster: null, ratings: [1], labels }];
  const { measures, warnings } = tableMeasures(
    { measures: new Map([['m', { answers, judges: [] }]]), faults: [] },
    { ...nothing, majority: true },
  );
  assert.equal(measures[0]?.answers[0]?.labels.size, 0);
  assert.equal(
    warnings.find(({ code }) => code === 'no-majority')?.message,
    'm: of 1 answer no more than half of the labels say the same, so it counts as unlabelled',
  );
});
