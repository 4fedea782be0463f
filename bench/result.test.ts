import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cells, holds, type Result } from './result.ts';

const wall: Result = {
  measure: 'wall',
  unit: 'seconds',
  limit: [4, 4],
  peers: { 'ai loop': [4.8, 4.8] },
  assay: [4.4, 4.8],
  held: { what: 'Assay / limit', rounds: [1.1, 1.2], unit: 'times' },
  bound: { most: 1.15 },
};

test('a bound from above holds up to its value', () => {
  assert.equal(holds({ ...wall, bound: { most: 1.16 } }), true);
  assert.equal(holds({ ...wall, bound: { most: 1.14 } }), false);
});

test('a bound from below holds from its value on', () => {
  assert.equal(holds({ ...wall, bound: { least: 1.14 } }), true);
  assert.equal(holds({ ...wall, bound: { least: 1.16 } }), false);
});

test('nothing measured keeps to no bound', () => {
  assert.equal(holds({ ...wall, held: { ...wall.held, rounds: [] } }), false);
});

test('a line says measure, limit, peers, Assay, what is held against which bound, and whether it holds', () => {
  assert.deepEqual(cells({ ...wall, bound: { most: 1.1 } }), [
    'wall',
    '4.00 s',
    'ai loop 4.80 s',
    '4.60 s (4.40 to 4.80)',
    'Assay / limit 1.15 (1.10 to 1.20)',
    'at most 1.1',
    'NO',
  ]);
});

test('where there is neither limit nor peer their cells are empty', () => {
  assert.deepEqual(cells({ ...wall, limit: null, peers: {} }).slice(1, 3), ['', '']);
});
