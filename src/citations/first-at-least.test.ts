import assert from 'node:assert/strict';
import { test } from 'node:test';
import { firstAtLeast } from './first-at-least.ts';

test('the first number that is not below the limit is found among rising ones', () => {
  const found = [0, 2, 3, 7, 8].map((limit) => firstAtLeast([2, 3, 3, 7], limit));
  assert.deepEqual(found, [0, 0, 1, 3, 4]);
  assert.equal(firstAtLeast([], 1), 0);
});
