import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tableSquares } from './table-squares.ts';

test('three rows of two, by hand', () => {
  const squares = tableSquares([
    [1, 2],
    [3, 6],
    [5, 7],
  ]);
  assert.deepEqual(squares.means, { all: 4, rows: [1.5, 4.5, 6], columns: [3, 5] });
  assert.deepEqual([squares.rows, squares.columns, squares.residual], [10.5, 6, 0.5]);
});

test('what rows and columns explain leaves nothing', () => {
  const squares = tableSquares([
    [1, 4],
    [2, 5],
  ]);
  assert.equal(squares.residual, 0);
});
