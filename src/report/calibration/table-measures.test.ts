import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { JudgedAnswer } from './judged-answer.ts';
import { tableMeasures, type TableScale } from './table-measures.ts';

const nothing: TableScale = { scale: null, levels: null, pass: null };

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
  assert.deepEqual(measured([3, 4], { scale, levels: [1, 3, 5], pass: 3 }).codes, ['off-scale']);
});
