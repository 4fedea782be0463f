import assert from 'node:assert/strict';
import { it } from 'node:test';
import { tidyCandidates } from './tidy-candidates.ts';
import { readTidyRatings } from './tidy-ratings.ts';

it('candidates have the model and the guidance that all their rows agree on, and null else', () => {
  const cells = [
    { candidate: 'B', model: 'a:b', guidance: 'Short.' },
    { candidate: 'A', model: 'a:b' },
    { candidate: 'A', model: 'a:c', guidance: ' ' },
    { candidate: 'B', model: '', guidance: 'Short.' },
  ];
  const rows = cells.map((cell, index) => ({
    line: index + 2,
    cells: { question: 'q', rating: 1, ...cell },
  }));
  const { findings } = readTidyRatings(rows, 'rating');
  assert.deepEqual(tidyCandidates(findings, rows), [
    { id: 'B', model: 'a:b', guidance: 'Short.' },
    { id: 'A', model: null, guidance: null },
  ]);
});
