import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ferry } from './fixtures/ferry.ts';
import { printedNumbers } from './printed-numbers.ts';

const numbers = (texts: readonly string[]): unknown[] => [
  ...printedNumbers(texts.map((text, at) => ({ number: at + 1, text }))),
];

test('numbers at the edge of pages are the printed ones where they agree', () => {
  assert.deepEqual(
    [...printedNumbers(ferry)],
    [
      [1, 2],
      [2, 3],
      [3, 4],
    ],
  );
  assert.deepEqual(numbers(['x 4 of 6', 'x 5 of 6', 'x 6 of 6']).length, 3);
  assert.deepEqual(numbers(['x\n7', 'x\n8', 'no number', 'x\n10']), [
    [7, 1],
    [8, 2],
    [9, 3],
    [10, 4],
  ]);
});

test('pages without numbers, or with numbers that say nothing, have none', () => {
  assert.deepEqual(numbers([]), []);
  assert.deepEqual(numbers(['a', 'b', 'c', 'd']), []);
  assert.deepEqual(numbers(['May 2025', 'May 2025', 'May 2025']), []);
  assert.deepEqual(numbers(['x 1', 'x 2']), []);
});
