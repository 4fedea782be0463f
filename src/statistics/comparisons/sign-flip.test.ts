import assert from 'node:assert/strict';
import { test } from 'node:test';
import { signFlip } from './sign-flip.ts';

const values = (...numbers: readonly number[]): { value: number }[] => numbers.map((value) => ({ value }));
const p = (...numbers: readonly number[]): number => signFlip({ questions: values(...numbers), seed: 1 }).p;

test('by hand: of three equal differences two patterns of eight are as far out', () => {
  assert.deepEqual(signFlip({ questions: values(1, 1, 1), seed: 1 }), { p: 0.25, exact: true, clusters: 3 });
  assert.equal(p(3, -1), 1);
  assert.equal(p(0, 0, 2, 2), 0.5);
  assert.equal(p(), 1);
});

test('sums that only rounding tells apart count as equal', () => {
  assert.equal(p(0.1, 0.2, 0.3), 0.25);
  assert.equal(p(0.1, 0.2, -0.3), 1);
});

test('order, sign and unit change nothing', () => {
  const differences = [0.4, -0.1, 0.7, 0.2, -0.3, 0.9, 0.1, 0.2, 0.5];
  const exact = p(...differences);
  assert.equal(p(...differences.toReversed()), exact);
  assert.equal(p(...differences.map((difference) => -difference)), exact);
  assert.equal(p(...differences.map((difference) => difference * 1000)), exact);
});

test('sixteen are still counted, seventeen drawn, the same for the same seed', () => {
  const seventeen = values(...Array.from({ length: 17 }, (_, index) => (index % 5) - 1));
  const sixteen = signFlip({ questions: seventeen.slice(1), seed: 1 });
  assert.deepEqual([sixteen.exact, sixteen.clusters, (sixteen.p * 2 ** 16) % 1], [true, 16, 0]);
  const drawn = signFlip({ questions: seventeen, seed: 1 });
  assert.equal(drawn.exact, false);
  assert.deepEqual(drawn, signFlip({ questions: seventeen, seed: 1 }));
  assert.notEqual(drawn.p, signFlip({ questions: seventeen, seed: 2 }).p);
});

test('draws come near the counted share', () => {
  const ones = Array.from({ length: 20 }, (_, index) => (index < 15 ? 1 : -1));
  // P(|heads - tails| >= 10) of 20 coins is 43 400 / 2^20; the standard error of 20 000 draws is .0014.
  assert.ok(Math.abs(p(...ones) - 43_400 / 2 ** 20) < 0.006);
});

test('no draw as far out still leaves a p above 0', () => {
  const questions = values(...Array.from({ length: 40 }, () => 1));
  assert.equal(signFlip({ questions, seed: 1, draws: 999 }).p, 1 / 1000);
});

test('clusters are flipped as a whole', () => {
  const questions = [1, 1, 1, 1].map((value, index) => ({ value, cluster: index < 2 ? 'x' : 'y' }));
  assert.deepEqual(signFlip({ questions, seed: 1 }), { p: 0.5, exact: true, clusters: 2 });
});

test('a sum that no draw can come near has the p of no draw, without drawing', () => {
  const far = Array.from({ length: 400 }, (_, index) => ({ value: 1 + (index % 5) / 10, cluster: null }));
  assert.deepEqual(signFlip({ questions: far, seed: 1 }), { p: 1 / 20_001, exact: false, clusters: 400 });
  const near = Array.from({ length: 400 }, (_, index) => ({
    value: index % 2 === 0 ? 1 : -0.9,
    cluster: null,
  }));
  assert.ok(signFlip({ questions: near, seed: 1 }).p > 0.1);
});
