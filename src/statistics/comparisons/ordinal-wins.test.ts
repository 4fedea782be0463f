import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ordinalWins } from './ordinal-wins.ts';

const question = (id: string, ...answers: readonly number[]) => ({
  question: id,
  cluster: null,
  value: 0,
  answers,
});

test('every answer of one meets every answer of the other; ties count half', () => {
  const wins = ordinalWins([question('q', 3, 4)], [question('q', 4, 5)]);
  assert.deepEqual(wins, [{ question: 'q', cluster: null, value: 3.5 / 4 }]);
});

test('swapped candidates share what is left', () => {
  const [a, b] = [[question('q', 1, 4, 4)], [question('q', 2, 4)]];
  assert.equal(ordinalWins(a, b)[0]!.value + ordinalWins(b, a)[0]!.value, 1);
});

test('only the order counts', () => {
  const squared = (values: readonly number[]): number[] => values.map((value) => value ** 3);
  const [a, b] = [
    [1, 3, 5],
    [2, 4],
  ];
  assert.deepEqual(
    ordinalWins([question('q', ...a)], [question('q', ...b)]),
    ordinalWins([question('q', ...squared(a))], [question('q', ...squared(b))]),
  );
});

test('questions that one of them lacks are left out', () => {
  assert.deepEqual(ordinalWins([question('q', 1)], [question('other', 1)]), []);
});
