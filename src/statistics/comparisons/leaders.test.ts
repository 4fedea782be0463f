import assert from 'node:assert/strict';
import { test } from 'node:test';
import { leaders } from './leaders.ts';

const candidates = ['A', 'B', 'C', 'D'].map((candidate, index) => ({
  candidate,
  estimate: [3, 4, 3.9, 2][index]!,
}));

test('who was not shown to be worse than the top shares its place; who was not compared stays open', () => {
  const comparisons = [
    { a: 'A', b: 'B', winner: 'b' as const },
    { a: 'C', b: 'B', winner: null },
    { a: 'A', b: 'D', winner: 'a' as const },
  ];
  assert.deepEqual(leaders({ candidates, comparisons }), { top: 'B', level: ['C'], open: ['D'] });
});

test('of equal estimates the first is named, and without any there is no top', () => {
  const equal = candidates.map(({ candidate }) => ({ candidate, estimate: 3 }));
  assert.equal(leaders({ candidates: equal, comparisons: [] })?.top, 'A');
  const none = candidates.map(({ candidate }) => ({ candidate, estimate: null }));
  assert.equal(leaders({ candidates: none, comparisons: [] }), null);
});
