import assert from 'node:assert/strict';
import { test } from 'node:test';
import { correctedMean } from './corrected-mean.ts';

const level = 0.95;
const human = [2, 3, 4, 3, 5, 1, 4, 2, 3, 4, 2, 5];
const labelled = human.map((value, index) => ({ human: value, judge: value + (index % 3 === 0 ? 1 : 0.5) }));
const judgeOnly = Array.from({ length: 60 }, (_, index) => 1.5 + ((index * 7) % 40) / 10);

test('what a lenient judge adds everywhere is taken off again', () => {
  const lenient = { labelled: labelled.map((pair) => ({ ...pair, judge: pair.judge + 2 })), level };
  const plain = correctedMean({ labelled, judgeOnly, level });
  const shifted = correctedMean({ ...lenient, judgeOnly: judgeOnly.map((value) => value + 2) });
  assert.ok(!plain.refused && !shifted.refused);
  assert.ok(Math.abs(plain.estimate - shifted.estimate) < 1e-12);
  assert.ok(Math.abs(shifted.bias - plain.bias - 2) < 1e-12);
});

test('trust 1 is the judge corrected by its bias, trust 0 people alone, and the best is narrower than both', () => {
  const of = (trust?: number) => {
    const result = correctedMean({ labelled, judgeOnly, level, ...(trust === undefined ? {} : { trust }) });
    assert.ok(!result.refused);
    return result;
  };
  const [tuned, plain, people] = [of(), of(1), of(0)];
  assert.ok(tuned.trust > 0 && tuned.trust <= 1);
  const { ratings, labels } = tuned.variances;
  assert.ok(Math.abs(ratings + labels - tuned.standardError ** 2) < 1e-12);
  assert.equal(people.variances.ratings, 0);
  assert.ok(tuned.standardError <= Math.min(plain.standardError, people.standardError) + 1e-9);
  assert.ok(Math.abs(people.estimate - human.reduce((sum, value) => sum + value) / 12) < 1e-12);
});

test('without other ratings, or with a judge that always says the same, people alone count', () => {
  assert.partialDeepStrictEqual(correctedMean({ labelled, judgeOnly: [], level }), { trust: 0 });
  const constant = { labelled: labelled.map((pair) => ({ ...pair, judge: 4 })), judgeOnly: [4, 4], level };
  assert.partialDeepStrictEqual(correctedMean(constant), { trust: 0 });
});

test('few labels are rough, fewer than two refused, and so is what does not vary', () => {
  assert.partialDeepStrictEqual(correctedMean({ labelled: labelled.slice(0, 9), judgeOnly, level }), {
    rough: true,
  });
  assert.partialDeepStrictEqual(correctedMean({ labelled: [{ human: 4, judge: 5 }], judgeOnly, level }), {
    reason: 'too_few_items',
    estimate: 4,
  });
  assert.partialDeepStrictEqual(correctedMean({ labelled: [], judgeOnly, level }), { estimate: null });
  const same = [1, 2].map(() => ({ human: 3, judge: 3 }));
  assert.partialDeepStrictEqual(correctedMean({ labelled: same, judgeOnly: [3, 3], level }), {
    reason: 'zero_variance',
    estimate: 3,
  });
});
