import assert from 'node:assert/strict';
import { test } from 'node:test';
import { differenceRangeText, differenceText, distanceText, signedText } from './difference-text.ts';
import { interval, oneSentence, questionAnswering, refused } from './fixtures/report.ts';

const range = (lower: number, upper: number) =>
  differenceRangeText(interval({ lower, upper }), questionAnswering);

test('a range says on which side each end lies', () => {
  assert.equal(range(0.06, 0.56), '0.06 to 0.56 higher');
  assert.equal(range(-0.56, -0.06), '0.06 to 0.56 lower');
  assert.equal(range(-0.1, 0.5), '0.10 lower to 0.50 higher');
  assert.equal(range(-0.1, 0), '0.00 to 0.10 lower');
  assert.equal(differenceRangeText(refused('no_pairs'), questionAnswering), null);
});

test('a difference too small for two decimals is not called none', () => {
  const say = (estimate: number | null) => differenceText(interval({ estimate }), questionAnswering);
  assert.deepEqual(
    [say(0.004), say(-0.31), say(0), say(null)],
    ['under 0.01 higher', '0.31 lower', 'equal on average', '—'],
  );
  assert.equal(distanceText(0.0625, oneSentence), '6 percentage points');
  assert.equal(distanceText(0.001, oneSentence), 'under 1 percentage points');
});

test('in a column the sign says it', () => {
  assert.deepEqual(
    [0.31, -0.31, 0, null].map((value) => signedText(value, questionAnswering)),
    ['+0.31', '-0.31', '0.00', '—'],
  );
  assert.equal(signedText(-0.12, oneSentence), '-12 %');
});
