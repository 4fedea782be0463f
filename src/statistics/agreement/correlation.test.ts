import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pearsonInterval, spearmanInterval } from './correlation-interval.ts';
import { kendallTauB, pearson, spearman } from './correlation.ts';
import { labelPairs } from './label-pairs.ts';
import { midRanks } from './mid-ranks.ts';

test('equal values share the middle of their ranks', () => {
  assert.deepEqual(midRanks([30, 10, 20, 20, 10, 20]), [6, 1.5, 4, 4, 1.5, 4]);
  assert.deepEqual(midRanks([]), []);
});

test('a line is 1 for all, a curve that rises 1 for those of ranks only', () => {
  const curve = labelPairs([1, 2, 3, 4], [1, 8, 27, 64]);
  assert.deepEqual([spearman(curve), kendallTauB(curve)], [1, 1]);
  assert.ok(pearson(curve)! < 0.99);
  assert.equal(pearson(labelPairs([1, 2, 3], [3, 2, 1])), -1);
});

test('tau-b of five pairs with ties, by hand', () => {
  // Of ten pairs of pairs: 5 concordant, 1 discordant, 1 tied left, 3 tied right.
  const pairs = labelPairs([1, 2, 3, 3, 4], [1, 2, 2, 4, 2]);
  assert.ok(Math.abs(kendallTauB(pairs)! - (5 - 1) / Math.sqrt(9 * 7)) < 1e-12);
});

test('where one side does not vary there is none', () => {
  const constant = labelPairs([4, 4, 4, 4], [1, 2, 3, 4]);
  assert.deepEqual([pearson(constant), spearman(constant), kendallTauB(constant)], [null, null, null]);
  assert.equal(pearson(labelPairs([1], [1])), null);
  assert.partialDeepStrictEqual(pearsonInterval({ pairs: constant, level: 0.95 }), {
    reason: 'zero_variance',
    estimate: null,
  });
});

test('intervals need four pairs, and have no limits at 1', () => {
  const few = labelPairs([1, 2, 3], [1, 3, 2]);
  assert.partialDeepStrictEqual(pearsonInterval({ pairs: few, level: 0.95 }), { reason: 'too_few_items' });
  const perfect = labelPairs([1, 2, 3, 4], [1, 2, 3, 4]);
  assert.partialDeepStrictEqual(spearmanInterval({ pairs: perfect, level: 0.95 }), {
    reason: 'at_boundary',
    estimate: 1,
  });
});
