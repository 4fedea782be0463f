import assert from 'node:assert/strict';
import { it } from 'node:test';
import { mapValues } from './map-values.ts';
import { UnreadableCell } from './unreadable-cell.ts';

const maps = new Map([
  [
    'winner',
    new Map([
      ['1', 'first'],
      ['2', 'second'],
    ]),
  ],
]);

function mapped(...winners: unknown[]): unknown[] {
  const rows = winners.map((winner, index) => ({ line: index + 2, cells: { question: 'q', winner } }));
  return mapValues(rows, maps).map(({ cells }) => cells['winner']);
}

it('values get what they stand for, as texts and as numbers', () => {
  assert.deepEqual(mapped('1', ' 2 ', 2), ['first', 'second', 'second']);
});

it('a value that stands for nothing is unreadable, also one that could be read as it is', () => {
  assert.deepEqual(mapped('first', 'garbage'), [
    new UnreadableCell('is none of 1, 2: "first"'),
    new UnreadableCell('is none of 1, 2: "garbage"'),
  ]);
});

it('what is not there stays so', () => {
  assert.deepEqual(mapped(undefined), [undefined]);
});
