import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { OrderedComparison } from './ordered-comparison.ts';
import { comparePreferences } from './compare-preferences.ts';
import { winRate } from './win-rate.ts';

type Winner = OrderedComparison['winner'];

/** Both orders of A and B on each question: who won when A was first, and when B was. */
const bothOrders = (...choices: readonly (readonly [Winner, Winner])[]): OrderedComparison[] =>
  choices.flatMap(([forth, back], index) => [
    { question: `q${index}`, first: 'A', second: 'B', winner: forth },
    { question: `q${index}`, first: 'B', second: 'A', winner: back },
  ]);

const settings = { candidate: 'B', opponent: 'A', level: 0.95, seed: 1 };

test('a win in both orders is 1, a contradiction a half: the mean is over questions', () => {
  const comparisons = bothOrders(['second', 'first'], ['first', 'first'], ['same', 'first']);
  const { rate, questions, noVerdict } = winRate({ comparisons, ...settings });
  assert.deepEqual([rate.estimate, questions, noVerdict], [0.75, 3, 0]);
});

test('the two rates of a pair add up to 1, and have the same p', () => {
  const comparisons = bothOrders(
    ['second', 'first'],
    ['first', 'first'],
    ['same', 'first'],
    ['second', 'same'],
  );
  const b = winRate({ comparisons, ...settings });
  const a = winRate({ comparisons, ...settings, candidate: 'A', opponent: 'B' });
  assert.ok(!a.rate.refused && !b.rate.refused);
  assert.equal(a.rate.estimate + b.rate.estimate, 1);
  assert.ok(Math.abs(a.rate.lower + b.rate.upper - 1) < 1e-12);
  assert.deepEqual([a.p.signFlip, a.p.t!.toFixed(12)], [b.p.signFlip, b.p.t!.toFixed(12)]);
});

test('who won everything has a rate of 1 with a limit below, and no t', () => {
  const comparisons = bothOrders(...Array.from({ length: 8 }, () => ['second', 'first'] as const));
  const { rate, p } = winRate({ comparisons, ...settings });
  assert.partialDeepStrictEqual(rate, { estimate: 1, upper: 1, method: 'zero-spread/1' });
  assert.ok(!rate.refused && rate.lower < 0.7);
  assert.deepEqual(p, { t: null, signFlip: 2 / 2 ** 8 });
});

test('choices that could not be read are counted; a pair that never met is refused', () => {
  const comparisons = bothOrders(['second', null], [null, null]);
  assert.partialDeepStrictEqual(winRate({ comparisons, ...settings }), { questions: 1, noVerdict: 3 });
  const none = winRate({ comparisons, ...settings, candidate: 'C' });
  assert.partialDeepStrictEqual(none.rate, { refused: true, reason: 'no_data', estimate: null });
  assert.deepEqual(none.p, { t: null, signFlip: null });
});

const won = (questions: number, unread: number): OrderedComparison[] =>
  bothOrders(
    ...Array.from({ length: questions }, (_, index) =>
      index < unread ? ([null, null] as const) : (['second', index % 3 === 0 ? 'same' : 'first'] as const),
    ),
  );

test('a clear preference has a winner, and one that unread choices could undo has none', () => {
  const pairs = [{ a: 'A', b: 'B' }];
  const verdict = (unread: number) =>
    comparePreferences({ comparisons: won(12, unread), pairs, level: 0.95, seed: 1 })[0];
  assert.partialDeepStrictEqual(verdict(0), { verdict: 'different', winner: 'b', a: 'A', b: 'B' });
  assert.partialDeepStrictEqual(verdict(1), { verdict: 'different', winner: 'b', noVerdict: 2 });
  assert.partialDeepStrictEqual(verdict(4), { verdict: 'cannot-tell', doubt: 'missing-ratings' });
});

test('in a family p is adjusted, and a pair that never met is no comparison', () => {
  const pairs = [
    { a: 'A', b: 'B' },
    { a: 'B', b: 'A' },
    { a: 'A', b: 'C' },
  ];
  const [first, turned, none] = comparePreferences({ comparisons: won(12, 0), pairs, level: 0.95, seed: 1 });
  assert.deepEqual([first!.winner, turned!.winner], ['b', 'a']);
  assert.ok(Math.abs(first!.p.holm! - 2 * Math.max(first!.p.t!, first!.p.signFlip!)) < 1e-12);
  assert.partialDeepStrictEqual(none, { verdict: 'cannot-tell', doubt: 'not-comparable' });
  assert.equal(none!.p.holm, null);
});
