import assert from 'node:assert/strict';
import { test } from 'node:test';
import { meanTest } from './mean-test.ts';

const questions = [1, 2, 3].map((value) => ({ value }));

test('three values by hand: t is the distance in standard errors, p its two tails', () => {
  const tested = meanTest({ questions, against: 0, level: 0.95 });
  assert.ok(!tested.refused);
  assert.equal(tested.method, 't/1');
  assert.ok(Math.abs(tested.t - 2 * Math.sqrt(3)) < 1e-14);
  // With 2 degrees of freedom P(|T| > t) = 1 - t / sqrt(2 + t²).
  assert.ok(Math.abs(tested.p - (1 - tested.t / Math.sqrt(2 + tested.t ** 2))) < 1e-15);
  assert.equal(tested.df, 2);
});

test('against its own mean p is 1, and the interval reaches the value tested where p is alpha', () => {
  assert.partialDeepStrictEqual(meanTest({ questions, against: 2, level: 0.95 }), { t: 0, p: 1 });
  const tested = meanTest({ questions, against: 0, level: 0.95 });
  assert.ok(!tested.refused);
  const atLimit = meanTest({ questions, against: tested.lower, level: 0.95 });
  assert.ok(!atLimit.refused && Math.abs(atLimit.p - 0.05) < 1e-12);
});

test('where questions share clusters it is CR2', () => {
  const clustered = questions.map((question, index) => ({ ...question, cluster: index < 2 ? 'x' : null }));
  assert.partialDeepStrictEqual(meanTest({ questions: clustered, against: 0, level: 0.95 }), {
    method: 'cr2 t/1',
    clusters: 2,
  });
});

test('what has no interval has no test', () => {
  for (const [values, reason] of [
    [[], 'no_data'],
    [[1], 'too_few_clusters'],
    [[1, 1], 'zero_variance'],
  ] as const) {
    const refused = meanTest({ questions: values.map((value) => ({ value })), against: 0, level: 0.95 });
    assert.partialDeepStrictEqual(refused, { refused: true, reason });
  }
});
