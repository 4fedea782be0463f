import assert from 'node:assert/strict';
import { test } from 'node:test';
import { krippendorffAlpha } from './krippendorff-alpha.ts';

const raters = [
  [1, 2, 3, 3, null, 4],
  [1, 2, 3, 1, 2, null],
  [2, 2, null, 3, 2, null],
];

const alpha = (rows: readonly (readonly (number | null)[])[], metric: 'nominal' | 'ordinal' | 'interval') => {
  const result = krippendorffAlpha({ raters: rows, metric });
  assert.ok(!result.refused);
  return result;
};

test('units with one value carry nothing, and the order of raters does not matter', () => {
  const result = alpha(raters, 'interval');
  assert.deepEqual([result.units, result.values], [5, 13]);
  assert.equal(alpha(raters.toReversed(), 'interval').alpha.toFixed(12), result.alpha.toFixed(12));
});

test('nominal cares for equality, ordinal for order, interval for distance', () => {
  const renamed = raters.map((row) => row.map((value) => (value === null ? null : 10 - value ** 2)));
  assert.equal(alpha(renamed, 'nominal').alpha.toFixed(12), alpha(raters, 'nominal').alpha.toFixed(12));
  assert.equal(alpha(renamed, 'ordinal').alpha.toFixed(12), alpha(raters, 'ordinal').alpha.toFixed(12));
  assert.notEqual(alpha(renamed, 'interval').alpha.toFixed(6), alpha(raters, 'interval').alpha.toFixed(6));
});

test('no unit with two values, and values that are all the same, are refused', () => {
  const single = krippendorffAlpha({
    raters: [
      [1, null],
      [null, 2],
    ],
    metric: 'ordinal',
  });
  assert.deepEqual(single, { refused: true, reason: 'no_pairs', units: 0, values: 0 });
  assert.partialDeepStrictEqual(krippendorffAlpha({ raters: [], metric: 'ordinal' }), { reason: 'no_pairs' });
  const alike = krippendorffAlpha({
    raters: [
      [4, 4],
      [4, 4],
    ],
    metric: 'nominal',
  });
  assert.deepEqual(alike, { refused: true, reason: 'zero_variance', units: 2, values: 4 });
});
