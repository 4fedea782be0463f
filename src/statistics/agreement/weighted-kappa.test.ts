import assert from 'node:assert/strict';
import { test } from 'node:test';
import { labelPairs } from './label-pairs.ts';
import { weightedKappa } from './weighted-kappa.ts';

const judge = [1, 2, 3, 3, 2, 1, 3, 2];
const human = [1, 2, 3, 2, 3, 1, 1, 2];
const kappa = (x: readonly number[], y: readonly number[], categories = [1, 2, 3]): number => {
  const result = weightedKappa({ pairs: labelPairs(x, y), categories, weighting: 'quadratic' });
  assert.ok(!result.refused);
  return result.kappa;
};
const near = (got: number, expected: number): void => assert.ok(Math.abs(got - expected) < 1e-12);

test('four pairs by hand: observed .5, expected .5 by chance, nothing beyond it', () => {
  const pairs = labelPairs([1, 1, 2, 2], [1, 2, 1, 2]);
  const result = weightedKappa({ pairs, categories: [1, 2], weighting: 'unweighted' });
  assert.partialDeepStrictEqual(result, { refused: false, n: 4, kappa: 0 });
});

test('sides may be swapped, and unused levels and a moved scale change nothing', () => {
  near(kappa(human, judge), kappa(judge, human));
  near(kappa(judge, human, [0, 1, 2, 3, 4, 5]), kappa(judge, human));
  const moved = (values: readonly number[]): number[] => values.map((value) => 10 * value - 7);
  near(kappa(moved(judge), moved(human), moved([1, 2, 3])), kappa(judge, human));
});

test('the same everywhere is 1; all alike, and no pair, are refused', () => {
  assert.equal(kappa(judge, judge), 1);
  const alike = weightedKappa({ pairs: labelPairs([2, 2], [2, 2]), categories: [1, 2], weighting: 'linear' });
  assert.deepEqual(alike, { refused: true, reason: 'zero_variance', n: 2 });
  assert.deepEqual(weightedKappa({ pairs: [], categories: [1, 2], weighting: 'linear' }), {
    refused: true,
    reason: 'no_data',
    n: 0,
  });
});

test('a rating that is no level is a mistake of the caller', () => {
  assert.throws(() => kappa([1.5], [1]), /1\.5 is none of the levels 1, 2, 3/);
});
