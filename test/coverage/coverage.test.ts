/** The study in small: some of its cells with 2000 runs, which miss a goal only by more than chance. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runCell } from './cell.ts';
import { cells } from './cells.ts';
import { standing } from './standing.ts';

const RUNS = 2000;

const rows = [
  'mean 3.2, 10 questions',
  'mean 3.2, 20 questions',
  'mean 4.4, 20 questions',
  'mean 3.2, 6 questions',
  '1 answer x 9 ratings, 20 questions',
  '8 documents',
  'no difference, 20 questions',
  'true difference .3, 10 questions',
  '4 equal candidates, all pairs, 20 questions',
  'no difference',
  'true difference .4',
  'true rate 0.88, 20 questions of 3 answers',
  '20 of 100 questions labelled, judge .4 lenient',
  '3 equal candidates, 20 questions, 3 choices in either order',
];

for (const row of rows) {
  test(`the goal of the study is held: ${row}`, () => {
    const cell = cells.find((candidate) => candidate.row === row);
    assert.ok(cell && cell.goals.length > 0, 'no such cell, or one without a goal');
    const result = runCell({ ...cell, effort: 1 }, RUNS);
    for (const goal of cell.goals)
      assert.notEqual(standing(result, goal), 'missed', JSON.stringify({ goal, ...result.outcomes }));
  });
}

test('a run is the same whenever it is simulated', () => {
  const [cell] = cells;
  assert.deepEqual(runCell(cell!, 50), runCell(cell!, 50));
});

test('an interval that takes ratings for independent is seen to fail', () => {
  const cell = cells.find(({ row }) => row === 'mean 3.2, 20 questions');
  assert.ok(runCell(cell!, 500).outcomes['naive']!.mean < 0.65);
});

test('rows of the page are told apart by their table and name', () => {
  const names = cells.map(({ table, row }) => `${table}: ${row}`);
  assert.equal(new Set(names).size, names.length);
});
