import assert from 'node:assert/strict';
import { test } from 'node:test';
import { equivalence } from './equivalence.ts';

const difference = { estimate: 0.05, standardError: 0.1, df: 19 };

test('equivalent is what has its 90 % interval within the margin', () => {
  const inside = equivalence({ difference, margin: 0.25, alpha: 0.05 });
  assert.ok(inside.equivalent && inside.p < 0.05 && inside.upper < 0.25 && inside.lower > -0.25);
  const outside = equivalence({ difference, margin: 0.2, alpha: 0.05 });
  assert.ok(!outside.equivalent && outside.p > 0.05 && outside.upper > 0.2);
});

test('at a margin where the interval ends, p is alpha', () => {
  const { upper } = equivalence({ difference, margin: 1, alpha: 0.05 });
  assert.ok(Math.abs(equivalence({ difference, margin: upper, alpha: 0.05 }).p - 0.05) < 1e-12);
});

test('the sign of the difference only swaps the two tests', () => {
  const plus = equivalence({ difference, margin: 0.25, alpha: 0.05 });
  const minus = equivalence({
    difference: { ...difference, estimate: -0.05 },
    margin: 0.25,
    alpha: 0.05,
  });
  assert.deepEqual([minus.pLower, minus.pUpper, minus.p], [plus.pUpper, plus.pLower, plus.p]);
});

test('a margin that is none is a mistake of the caller', () => {
  assert.throws(() => equivalence({ difference, margin: 0, alpha: 0.05 }), /margin .* not at 0/);
});
