import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  countedText,
  countText,
  decimalText,
  meanText,
  percentRangeText,
  percentText,
  rangeText,
  shareText,
  usdText,
} from './number-text.ts';

test('two decimals, halves away from zero, no negative nothing', () => {
  assert.equal(decimalText(3.5), '3.50');
  assert.equal(decimalText(25 / 6), '4.17');
  assert.equal(decimalText(1.005), '1.01');
  assert.equal(decimalText(-1.005), '-1.01');
  assert.equal(decimalText(-0.001), '0.00');
  assert.equal(decimalText(null), '—');
});

test('a range has more decimals where its limits would look equal', () => {
  assert.equal(rangeText({ lower: 3.52, upper: 5 }), '3.52 to 5.00');
  assert.equal(rangeText({ lower: 4.998, upper: 5 }), '4.998 to 5.000');
});

test('a mean has the decimals of its range, and never seems to lie outside of it', () => {
  assert.equal(meanText({ estimate: 0.0015, lower: 0.001, upper: 0.002 }), '0.002');
  assert.equal(meanText({ estimate: 4.5, lower: 4, upper: 5 }), '4.50');
  assert.equal(meanText({ estimate: 3.5, lower: null, upper: null }), '3.50');
  assert.equal(meanText({ estimate: null, lower: null, upper: null }), '—');
  assert.equal(shareText({ estimate: 0.007, lower: 0.0055, upper: 0.009 }), '0.7 %');
  assert.equal(percentRangeText({ lower: 0.0055, upper: 0.009 }), '0.6 to 0.9 %');
  assert.equal(shareText({ estimate: 0.78, lower: 0.5, upper: 0.9 }), '78 %');
});

test('no range without limits, and none without width: never ± 0', () => {
  assert.equal(rangeText({ lower: null, upper: null }), null);
  assert.equal(rangeText({ lower: 5, upper: 5 }), null);
  assert.equal(percentRangeText({ lower: 1, upper: 1 }), null);
});

test('only exactly none and all are 0 % and 100 %', () => {
  assert.equal(percentText(0.78), '78 %');
  assert.equal(percentText(1), '100 %');
  assert.equal(percentText(0), '0 %');
  assert.equal(percentText(0.998), '99.8 %');
  assert.equal(percentText(0.001), '0.1 %');
  assert.equal(percentText(null), '—');
  assert.equal(percentRangeText({ lower: 0.61, upper: 0.8888 }), '61 to 89 %');
});

test('counts with thousands apart, and their nouns', () => {
  assert.equal(countText(1234567), '1,234,567');
  assert.equal(countText(999), '999');
  assert.equal(countedText(1, 'answer'), '1 answer');
  assert.equal(countedText(0, 'answer'), '0 answers');
});

test('money: cents, and more below ten cents', () => {
  assert.equal(usdText(2.1), '$2.10');
  assert.equal(usdText(0.0012), '$0.0012');
  assert.equal(usdText(0), '$0.00');
});
