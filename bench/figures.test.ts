import assert from 'node:assert/strict';
import { test } from 'node:test';
import { median, ratios, written } from './figures.ts';

test('the median of an odd number of rounds is the middle one', () => {
  assert.equal(median([9, 1, 5]), 5);
});

test('the median of an even number of rounds lies between the two middle ones', () => {
  assert.equal(median([4, 1, 2, 9]), 3);
});

test('no round has no median', () => {
  assert.ok(Number.isNaN(median([])));
});

test('ratios are taken round by round', () => {
  assert.deepEqual(ratios([3, 8], [2, 4]), [1.5, 2]);
});

test('rounds are written as median, least and most', () => {
  assert.equal(written([4.853, 5.2, 4.861], 'seconds'), '4.86 s (4.85 to 5.20)');
  assert.equal(written([326.7, 331.2], 'megabytes'), '329 MB (327 to 331)');
});

test('rounds that do not differ in what is shown are written once', () => {
  assert.equal(written([1.052, 1.054], 'times'), '1.05');
  assert.equal(written([6800.4, 6800.2], 'a second'), '6800/s');
});
