import assert from 'node:assert/strict';
import { test } from 'node:test';
import { intraclass } from './intraclass.ts';

const items = [
  [1, 2],
  [3, 3],
  [5, 4],
  [2, 3],
  [4, 4],
];

test('a rater who is a point more lenient lowers agreement, not consistency', () => {
  const lenient = items.map(([first, second]) => [first!, second! + 1]);
  const [plain, shifted] = [intraclass(items, 0.95), intraclass(lenient, 0.95)];
  assert.ok(!plain.refused && !shifted.refused);
  assert.ok(Math.abs(plain.consistency.single.value - shifted.consistency.single.value) < 1e-12);
  assert.ok(shifted.agreement.single.value < plain.agreement.single.value);
});

test('the mean of raters agrees better than one', () => {
  const result = intraclass(items, 0.95);
  assert.ok(!result.refused);
  for (const { single, average } of [result.oneWay, result.agreement, result.consistency]) {
    assert.ok(average.value > single.value);
    assert.ok(single.lower < single.value && single.value < single.upper);
  }
});

test('one item, one rater, no spread, and a mere shift are refused', () => {
  const reason = (table: readonly (readonly number[])[]) => {
    const result = intraclass(table, 0.95);
    return result.refused ? result.reason : null;
  };
  assert.equal(reason([[1, 2]]), 'too_few_items');
  assert.equal(reason([[1], [2]]), 'one_judge');
  assert.equal(
    reason([
      [3, 3],
      [3, 3],
    ]),
    'zero_variance',
  );
  assert.equal(
    reason([
      [1, 2],
      [3, 4],
    ]),
    'at_boundary',
  );
});
