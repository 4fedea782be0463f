import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { OrderedComparison } from './ordered-comparison.ts';
import { positionBias } from './position-bias.ts';

const row = (
  question: string,
  order: 'AB' | 'BA',
  winner: OrderedComparison['winner'],
  pair = '1',
): OrderedComparison => ({ question, first: order[0]!, second: order[1]!, winner, pair });

test('a pair agrees when the same answer wins in both orders, or neither in both', () => {
  const comparisons = [
    row('q1', 'AB', 'first'),
    row('q1', 'BA', 'second'),
    row('q2', 'AB', 'first'),
    row('q2', 'BA', 'first'),
    row('q3', 'BA', 'same'),
    row('q3', 'AB', 'same'),
    row('q4', 'AB', 'same'),
    row('q4', 'BA', 'first'),
  ];
  const { consistency, swapped, firstPosition } = positionBias(comparisons, 0.95);
  assert.deepEqual([consistency.estimate, swapped], [0.5, 4]);
  assert.equal(firstPosition.estimate, (0.5 + 1 + 0.5 + 0.75) / 4);
});

test('only choices on the same two answers are a pair; repeats are matched in their order', () => {
  const comparisons = [
    row('q1', 'AB', 'first', '1'),
    row('q1', 'BA', 'first', '2'),
    row('q1', 'AB', 'first', '1'),
    row('q1', 'BA', 'second', '1'),
    row('q1', 'BA', 'first', '1'),
    row('q1', 'AB', null, '2'),
  ];
  const { consistency, swapped } = positionBias(comparisons, 0.95);
  assert.deepEqual([swapped, consistency.estimate], [2, 0.5]);
});

test('without swapped pairs there is no consistency', () => {
  const { consistency, swapped } = positionBias([row('q1', 'AB', 'first')], 0.95);
  assert.equal(swapped, 0);
  assert.partialDeepStrictEqual(consistency, { refused: true, reason: 'no_data' });
});
