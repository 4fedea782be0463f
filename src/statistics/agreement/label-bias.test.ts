import assert from 'node:assert/strict';
import { test } from 'node:test';
import { labelBias } from './label-bias.ts';

const item = (question: string, judge: number, human: number) => ({ question, judge, human });
const settings = { level: 0.95, scale: { min: 1, max: 5 } };

test('questions have equal weight, however many labels they have', () => {
  const items = [item('q1', 4, 3), item('q2', 3, 3), item('q2', 4, 4), item('q2', 5, 2)];
  assert.partialDeepStrictEqual(labelBias({ items, ...settings }), { estimate: 1, clusters: 2 });
});

test('a judge that is always a point higher has a bias of 1, within what the scale allows', () => {
  const items = ['q1', 'q2', 'q3'].map((question) => item(question, 4, 3));
  const bias = labelBias({ items, ...settings });
  assert.partialDeepStrictEqual(bias, { estimate: 1, method: 'zero-spread/1' });
  assert.ok(!bias.refused && bias.lower >= -4 && bias.upper <= 4);
});

test('no label and labels on one question are refused', () => {
  assert.partialDeepStrictEqual(labelBias({ items: [], ...settings }), { reason: 'no_data' });
  assert.partialDeepStrictEqual(labelBias({ items: [item('q', 4, 3)], ...settings }), {
    reason: 'too_few_clusters',
    estimate: 1,
  });
});
