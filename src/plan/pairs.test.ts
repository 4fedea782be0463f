import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aCandidate } from '../../test/fixtures/evaluation.ts';
import { candidatePairs } from './pairs.ts';

const candidates = ['One', 'Two', 'Three'].map((id) => aCandidate({ id }));

test('every other candidate is compared with the baseline, which comes first', () => {
  assert.deepEqual(candidatePairs({ candidates, baseline: 'Two' }, 'baseline'), [
    { a: 'Two', b: 'One' },
    { a: 'Two', b: 'Three' },
  ]);
});

test('without a baseline each is compared with each', () => {
  assert.deepEqual(candidatePairs({ candidates, baseline: null }, 'all'), [
    { a: 'One', b: 'Two' },
    { a: 'One', b: 'Three' },
    { a: 'Two', b: 'Three' },
  ]);
});

test('one candidate is compared with nobody', () => {
  assert.deepEqual(candidatePairs({ candidates: candidates.slice(0, 1), baseline: 'One' }, 'baseline'), []);
});

test('where each is compared with each, the baseline still comes first', () => {
  assert.deepEqual(candidatePairs({ candidates, baseline: 'Two' }, 'all'), [
    { a: 'Two', b: 'One' },
    { a: 'Two', b: 'Three' },
    { a: 'One', b: 'Three' },
  ]);
});
