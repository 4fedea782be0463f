import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bradleyTerry } from './bradley-terry.ts';
import type { OrderedComparison } from './ordered-comparison.ts';

const choice = (
  question: string,
  first: string,
  second: string,
  winner: OrderedComparison['winner'],
): OrderedComparison => ({ question, first, second, winner });

/** A wins 3 of 4 questions against B, and B 3 of 4 against C; A and C never meet. */
const chain = Array.from({ length: 16 }, (_, index) => index).flatMap((index) => {
  const winner = index % 4 === 0 ? ('second' as const) : ('first' as const);
  return [choice(`q${index}`, 'A', 'B', winner), choice(`q${index}`, 'B', 'C', winner)];
});

const fitted = (comparisons: readonly OrderedComparison[]) => {
  const result = bradleyTerry({ comparisons, ...settings });
  assert.ok(!result.refused);
  return result;
};

const settings = { positionEffect: false, level: 0.95 };

test('strengths are log-odds that sum to 0, and reach who never met', () => {
  const result = bradleyTerry({ comparisons: chain, ...settings });
  assert.ok(!result.refused);
  const [a, b, c] = result.strengths.map(({ strength }) => strength.estimate);
  for (const [got, expected] of [
    [a, Math.log(3)],
    [b, 0],
    [c, -Math.log(3)],
  ])
    assert.ok(Math.abs(got! - expected!) < 1e-9);
  const outer = result.differences.find((difference) => difference.a === 'A' && difference.b === 'C')!;
  assert.ok(Math.abs(outer.probability - 9 / 10) < 1e-9);
  assert.equal(result.positionEffect, null);
});

test('names do not matter, and the order of rows does not', () => {
  const swapped = chain.toReversed().map(({ first, second, ...rest }) => ({
    ...rest,
    first: first === 'A' ? 'Z' : first,
    second,
  }));
  const [plain, renamed] = [fitted(chain), fitted(swapped)];
  const before = plain.strengths.find(({ candidate }) => candidate === 'A')!.strength;
  const after = renamed.strengths.find(({ candidate }) => candidate === 'Z')!.strength;
  assert.ok(Math.abs(before.standardError - after.standardError) < 1e-12);
});

test('ranks are given as far as differences are certain', () => {
  const many = Array.from({ length: 4 }, (_, round) =>
    chain.map((comparison) => ({ ...comparison, question: `${comparison.question} ${round}` })),
  ).flat();
  const result = bradleyTerry({ comparisons: many, ...settings });
  assert.ok(!result.refused);
  const ranks = result.strengths.map(({ best, worst }) => [best, worst]);
  assert.deepEqual(ranks, [
    [1, 1],
    [2, 2],
    [3, 3],
  ]);
});

test('the same verdicts repeated within questions are no new evidence', () => {
  const [once, twice] = [fitted(chain), fitted([...chain, ...chain])];
  const [before, after] = [once.strengths[0]!.strength, twice.strengths[0]!.strength];
  assert.ok(Math.abs(before.standardError - after.standardError) < 1e-12);
});

test('clusters count once, and a cluster is never taken for a question of its name', () => {
  const clustered = chain.map((comparison, index) => ({
    ...comparison,
    cluster: index < 8 ? 'q15' : null,
  }));
  assert.equal(bradleyTerry({ comparisons: clustered, ...settings }).clusters, 13);
});

test('no data, one question, groups that never met, and who never loses are refused', () => {
  const reason = (comparisons: readonly OrderedComparison[], positionEffect = false) => {
    const result = bradleyTerry({ comparisons, positionEffect, level: 0.95 });
    return result.refused ? result.reason : null;
  };
  assert.equal(reason([choice('q', 'A', 'B', null)]), 'no_data');
  assert.equal(reason([choice('q', 'A', 'B', 'same')]), 'too_few_clusters');
  assert.equal(reason([choice('q', 'A', 'B', 'same'), choice('r', 'C', 'D', 'same')]), 'not_connected');
  assert.equal(reason([choice('q', 'A', 'B', 'first'), choice('r', 'B', 'A', 'second')]), 'separated');
  assert.equal(reason([choice('q', 'A', 'B', 'same'), choice('r', 'A', 'B', 'same')], true), 'separated');
  // Nothing but ties has no spread, as if it were certain that all are equal.
  assert.equal(reason([choice('q', 'A', 'B', 'same'), choice('r', 'A', 'B', 'same')]), 'zero_variance');
  // Who is shown first always wins: the effect of the position has no bound.
  assert.equal(reason([choice('q', 'A', 'B', 'first'), choice('r', 'B', 'A', 'first')], true), 'separated');
});

test('two that always tied are no reason to doubt the others, and are certain of nothing', () => {
  const comparisons = ['q', 'r', 's'].flatMap((question, index) => [
    choice(question, 'A', 'B', 'same'),
    choice(question, 'A', 'C', index === 0 ? 'second' : 'first'),
    choice(question, 'B', 'C', index === 0 ? 'second' : 'first'),
  ]);
  const result = bradleyTerry({ comparisons, positionEffect: false, level: 0.95 });
  assert.ok(!result.refused);
  assert.equal(result.differences.find(({ a, b }) => a === 'A' && b === 'B')?.p.t, 1);
});
