import assert from 'node:assert/strict';
import { test } from 'node:test';
import { alignWords } from './word-alignment.ts';

const align = (quotation: string, stretch: string, hyphens: readonly number[] = []): unknown => {
  const words = quotation.split(' ');
  return alignWords({ words, hyphenBefore: (word) => hyphens.includes(word) }, stretch.split(' '));
};

test('equal words cost nothing, wherever they stand in the stretch', () => {
  assert.deepEqual(align('b c', 'a b c d'), { cost: 0, from: 1, to: 3, changes: [] });
});

test('a changed, a missing and an added word cost one each', () => {
  assert.deepEqual(align('a x c', 'a b c'), {
    cost: 1,
    from: 0,
    to: 3,
    changes: [{ document: [1, 2], quotation: [1, 2] }],
  });
  assert.deepEqual(align('a b d e', 'a b c d e'), {
    cost: 1,
    from: 0,
    to: 5,
    changes: [{ document: [2, 3], quotation: [2, 2] }],
  });
  assert.deepEqual(align('a b c d', 'a b d'), {
    cost: 1,
    from: 0,
    to: 3,
    changes: [{ document: [2, 2], quotation: [2, 3] }],
  });
});

test('changes that touch are one', () => {
  assert.deepEqual(align('a x y d', 'a b c d'), {
    cost: 2,
    from: 0,
    to: 4,
    changes: [{ document: [1, 3], quotation: [1, 3] }],
  });
});

test('words run together cost one, and nothing where a hyphen tells why', () => {
  assert.deepEqual(align('a long term b', 'a longterm b'), {
    cost: 1,
    from: 0,
    to: 3,
    changes: [{ document: [1, 2], quotation: [1, 3] }],
  });
  assert.deepEqual(align('a long term b', 'a longterm b', [2]), { cost: 0, from: 0, to: 3, changes: [] });
  assert.deepEqual(align('a longterm b', 'a long term b'), {
    cost: 1,
    from: 0,
    to: 4,
    changes: [{ document: [1, 3], quotation: [1, 2] }],
  });
});

test('nothing in common costs all words', () => {
  assert.deepEqual(align('a b', 'c'), {
    cost: 2,
    from: 0,
    to: 0,
    changes: [{ document: [0, 0], quotation: [0, 2] }],
  });
});
