import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { QuestionRatings } from '../question-means.ts';
import { questionsNeeded } from '../planning/question-count.ts';
import { compareFamily } from './compare-family.ts';

const settings = { level: 0.95, scale: { min: 1, max: 5 }, margin: 0.25, seed: 1 };

const rated = (values: readonly (number | null)[]): QuestionRatings[] =>
  values.map((value, index) => ({ question: `q${index}`, answers: [{ ratings: [value] }] }));

const low = [2, 3, 2, 3, 3, 2, 1, 3, 2, 3, 2, 2];
const high = low.map((value, index) => value + (index % 3 === 0 ? 2 : 1));
const mixed = low.map((value, index) => value + (index % 2 === 0 ? 1 : -1));

test('a clear difference has a winner; swapped it is the other side that wins', () => {
  const [forth] = compareFamily({ pairs: [{ a: rated(low), b: rated(high) }], ...settings });
  const [back] = compareFamily({ pairs: [{ a: rated(high), b: rated(low) }], ...settings });
  assert.partialDeepStrictEqual(forth, { verdict: 'different', winner: 'b', bHigher: 12, needed: null });
  assert.partialDeepStrictEqual(back, { verdict: 'different', winner: 'a', aHigher: 12 });
  assert.equal(back!.p.holm, forth!.p.holm);
  assert.equal(forth!.difference.method, 'paired t/1');
});

test('what cannot be told says how many questions would: for the difference seen, but not for less than the margin', () => {
  const [open] = compareFamily({ pairs: [{ a: rated(low), b: rated(mixed) }], ...settings });
  assert.partialDeepStrictEqual(open, { verdict: 'cannot-tell', winner: null, doubt: null });
  assert.ok(!open!.difference.refused);
  const deviation = open!.difference.standardError * Math.sqrt(12);
  assert.deepEqual(open!.needed, {
    difference: 0.25,
    questions: questionsNeeded({ deviation, difference: 0.25, alpha: 0.05, power: 0.8 }),
  });
});

test('in a family p is adjusted, the larger of both decides', () => {
  const pairs = [high, mixed, mixed].map((values) => ({ a: rated(low), b: rated(values) }));
  const [first] = compareFamily({ pairs, ...settings });
  const [alone] = compareFamily({ pairs: pairs.slice(0, 1), ...settings });
  assert.equal(first!.family, 3);
  assert.ok(Math.abs(first!.p.holm! - 3 * Math.max(alone!.p.t!, alone!.p.signFlip!)) < 1e-12);
});

test('the same answers twice are equivalent only where their spread shows it', () => {
  const jitter = low.map((value, index) => value + (index === 4 ? 0.5 : 0));
  const [near] = compareFamily({ pairs: [{ a: rated(low), b: rated(jitter) }], ...settings });
  assert.equal(near!.verdict, 'equivalent');
  const [same] = compareFamily({ pairs: [{ a: rated(low), b: rated(low) }], ...settings });
  assert.partialDeepStrictEqual(same, { verdict: 'cannot-tell', doubt: 'no-difference-seen', needed: null });
  assert.deepEqual(same!.p, { t: null, signFlip: 1, holm: 1 });
});

test('a claim that the missing ratings could undo is none; one that they could not stands', () => {
  const few = [...low, ...low, ...low];
  const better = few.map((value, index) => (index % 4 === 0 ? value : value + 1));
  const holed = (holes: number): QuestionRatings[] =>
    rated(better.map((value, index) => (index < holes ? null : value)));
  const verdict = (holes: number) =>
    compareFamily({ pairs: [{ a: rated(few), b: holed(holes) }], ...settings })[0];
  assert.partialDeepStrictEqual(verdict(1), { verdict: 'different', missing: 1 });
  assert.partialDeepStrictEqual(verdict(18), { verdict: 'cannot-tell', doubt: 'missing-ratings' });
});

test('nothing shared, and one shared question, are no comparison', () => {
  const [none, one] = compareFamily({
    pairs: [
      { a: rated(low), b: [] },
      { a: rated([3]), b: rated([4]) },
    ],
    ...settings,
  });
  assert.partialDeepStrictEqual(none, {
    verdict: 'cannot-tell',
    doubt: 'not-comparable',
    dropped: 12,
    p: { t: null, signFlip: null, holm: null },
  });
  assert.partialDeepStrictEqual(none!.difference, { reason: 'no_pairs', method: 'paired t/1' });
  assert.partialDeepStrictEqual(one!.difference, { reason: 'too_few_clusters', estimate: 1 });
});

test('questions of one cluster are flipped and counted as one', () => {
  const clustered = (values: readonly number[]): QuestionRatings[] =>
    rated(values).map((question, index) => ({ ...question, cluster: `c${index % 4}` }));
  const [few] = compareFamily({ pairs: [{ a: clustered(low), b: clustered(high) }], ...settings });
  assert.partialDeepStrictEqual(few, { verdict: 'cannot-tell', doubt: 'few-clusters' });
  assert.equal(few!.signFlip!.clusters, 4);
  assert.equal(few!.difference.method, 'paired cr2 t/1');
});

test('of exactly these questions the answers are the evidence, so two questions can be enough', () => {
  const answered = (values: readonly number[]): QuestionRatings[] =>
    values.map((value, index) => ({
      question: `q${index}`,
      answers: [value, value + 0.5, value, value + 0.5].map((rating) => ({ ratings: [rating] })),
    }));
  const fixed = { ...settings, scope: 'these-questions' } as const;
  const [apart] = compareFamily({ pairs: [{ a: answered([2, 3]), b: answered([3, 4]) }], ...fixed });
  assert.partialDeepStrictEqual(apart, { verdict: 'different', winner: 'b', needed: null, doubt: null });
  assert.equal(apart!.difference.method, 'paired fixed-questions t/1');
  const [once] = compareFamily({ pairs: [{ a: rated(low), b: rated(high) }], ...fixed });
  assert.partialDeepStrictEqual(once, { verdict: 'cannot-tell', doubt: 'one-answer-each' });
});

test('what is needed is never less than what a verdict takes at all, and is not said where questions are not what is missing', () => {
  const nearly = [2, 3, 2, 3];
  const [few] = compareFamily({
    pairs: [{ a: rated(nearly), b: rated([4, 5, 4, 4.9]) }],
    ...settings,
  });
  assert.partialDeepStrictEqual(few, { doubt: 'few-clusters', needed: { questions: 6 } });
});
