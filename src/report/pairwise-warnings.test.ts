import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { OrderedComparison } from '../statistics/preferences/ordered-comparison.ts';
import { pairwiseOf } from './pairwise.ts';
import { pairwiseWarnings } from './pairwise-warnings.ts';

/** Of each question both orders, unless one is enough. */
function warned(
  questions: number,
  winnerOf: (order: 0 | 1, question: number) => OrderedComparison['winner'],
  orders: readonly (0 | 1)[] = [0, 1],
): string[] {
  const comparisons = Array.from({ length: questions }, (_, question) =>
    orders.map((order) => ({
      question: String(question),
      first: order === 0 ? 'A' : 'B',
      second: order === 0 ? 'B' : 'A',
      winner: winnerOf(order, question),
      judge: '',
    })),
  ).flat();
  const pairwise = pairwiseOf(comparisons, { level: 0.95, seed: 1, rubric: null });
  return pairwiseWarnings(pairwise ?? assert.fail('there are choices')).map(({ code }) => code);
}

it('a judge that keeps to its choices on enough questions is not warned of', () => {
  assert.deepEqual(
    warned(20, (order) => (order === 0 ? 'first' : 'second')),
    [],
  );
});

it('a judge that contradicts itself is weak', () => {
  assert.deepEqual(
    warned(20, () => 'first'),
    ['weak-judge'],
  );
});

it('one order only hides what the order decides', () => {
  assert.deepEqual(
    warned(20, (_, question) => (question % 2 === 0 ? 'first' : 'second'), [0]),
    ['one-order'],
  );
});

it('missing choices and few questions are said', () => {
  assert.deepEqual(
    warned(20, (order, question) => (question < 3 ? null : order === 0 ? 'first' : 'second')),
    ['missing-choices', 'few-compared'],
  );
  assert.deepEqual(
    warned(5, (order) => (order === 0 ? 'first' : 'second')),
    ['no-verdict-possible'],
  );
});
