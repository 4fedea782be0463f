import assert from 'node:assert/strict';
import { test } from 'node:test';
import { labelPairs } from './label-pairs.ts';
import { lowerMedian } from './lower-median.ts';
import { plainAgreement } from './plain-agreement.ts';

test('only answers that both know are a pair', () => {
  assert.deepEqual(labelPairs([1, null, 3, 4], [2, 2, null]), [{ judge: 1, human: 2 }]);
});

test('exact, within one level, and how lenient the judge is', () => {
  const pairs = labelPairs([0, 2, 10, 2], [0, 0, 0, 10]);
  assert.deepEqual(plainAgreement(pairs, [0, 2, 10]), { exact: 0.25, withinOne: 0.75, bias: 1 });
  assert.equal(plainAgreement([], [1, 2]), null);
});

test('the median of levels is a level: of two in the middle the lower', () => {
  assert.deepEqual([lowerMedian([3, 1, 2]), lowerMedian([4, 1]), lowerMedian([])], [2, 1, null]);
});
