import assert from 'node:assert/strict';
import { test } from 'node:test';
import { highest } from './highest.ts';
import { seededRandom } from './seeded-random.ts';

test('gives what sorting all would give, equal values by their keys', () => {
  const random = seededRandom(7);
  const values = new Map(
    Array.from({ length: 500 }, (_, at) => [(at * 37) % 500, Math.floor(random() * 40)]),
  );
  const sorted = [...values].toSorted((a, b) => b[1] - a[1] || a[0] - b[0]).map(([key]) => key);
  for (const count of [0, 1, 24, 500, 900]) assert.deepEqual(highest(values, count), sorted.slice(0, count));
});
