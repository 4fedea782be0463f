import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fQuantile } from './f.ts';
import { tQuantile } from './student-t.ts';

test('with one degree of freedom above the line it is the square of a t', () => {
  const f = fQuantile({ probability: 0.95, df1: 1, df2: 7.5 });
  assert.ok(Math.abs(f - tQuantile(0.975, 7.5) ** 2) < 1e-11);
});

test('turned over, it is one over the other tail', () => {
  const product =
    fQuantile({ probability: 0.3, df1: 4, df2: 9 }) * fQuantile({ probability: 0.7, df1: 9, df2: 4 });
  assert.ok(Math.abs(product - 1) < 1e-13);
});
