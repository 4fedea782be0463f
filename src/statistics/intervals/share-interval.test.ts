import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shareInterval } from './share-interval.ts';

const shares = [0, 1, 1, 0.5].map((value) => ({ value, count: 2 }));

test('questions that stand alone get Wilson on the effective number', () => {
  assert.partialDeepStrictEqual(shareInterval({ questions: shares, level: 0.95 }), {
    method: 'wilson clustered/1',
    estimate: 0.625,
    clusters: 4,
  });
});

test('questions that hang together get CR2', () => {
  const questions = shares.map((share, index) => ({ ...share, cluster: index < 2 ? 'x' : `${index}` }));
  assert.partialDeepStrictEqual(shareInterval({ questions, level: 0.95 }), {
    method: 'cr2 t/1',
    estimate: 0.625,
    clusters: 3,
  });
});

test('no question is refused', () => {
  assert.partialDeepStrictEqual(shareInterval({ questions: [], level: 0.95 }), { reason: 'no_data' });
});
