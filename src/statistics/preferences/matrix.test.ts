import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inverse, times } from './matrix.ts';

test('a matrix times its inverse is nothing but itself, also where pivots must be swapped', () => {
  const matrix = [
    [0, 2, 1],
    [1, 0, 0],
    [4, 1, 3],
  ];
  const inverted = inverse(matrix)!;
  const product = matrix.map((row) =>
    times(
      inverted[0]!.map((_, j) => inverted.map((r) => r[j]!)),
      row,
    ),
  );
  for (const [i, row] of product.entries())
    for (const [j, value] of row.entries()) assert.ok(Math.abs(value - Number(i === j)) < 1e-12);
});

test('a matrix whose rows depend on one another has none', () => {
  assert.equal(
    inverse([
      [1, 2],
      [2, 4],
    ]),
    null,
  );
  assert.equal(inverse([[0]]), null);
  assert.equal(inverse([[NaN]]), null);
});
