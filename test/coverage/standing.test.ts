import assert from 'node:assert/strict';
import { test } from 'node:test';
import { standing } from './standing.ts';

const goal = { outcome: 'covered', from: 0.94, to: 0.96 };
const seen = (mean: number, runs = 10_000) =>
  standing({ table: 't', row: 'r', runs, outcomes: { covered: { mean, runs } } }, goal);

test('a goal is held between its ends, ends included', () => {
  assert.deepEqual([seen(0.94), seen(0.95), seen(0.96)], ['held', 'held', 'held']);
});

test('a miss of less than three standard errors may be chance, a larger one is none', () => {
  assert.deepEqual(
    [seen(0.934), seen(0.932), seen(0.965), seen(0.967)],
    ['within chance', 'missed', 'within chance', 'missed'],
  );
  assert.equal(seen(0.93, 1000), 'within chance');
});

test('what was never seen holds nothing', () => {
  assert.equal(standing({ table: 't', row: 'r', runs: 1, outcomes: {} }, goal), 'missed');
});
