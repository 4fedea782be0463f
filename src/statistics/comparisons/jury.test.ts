import assert from 'node:assert/strict';
import { test } from 'node:test';
import { jury } from './jury.ts';

const questions = [
  [0.2, 0.6],
  [0.4, 0.2],
  [0.9, 1.3],
];
const level = 0.95;

test('judges have equal weight, and leaving one out leaves the other', () => {
  const result = jury({ questions, level });
  assert.deepEqual(
    result.perJudge.map((value) => value.toFixed(4)),
    ['0.5000', '0.7000'],
  );
  assert.deepEqual(result.withoutOne, { lower: result.perJudge[0], upper: result.perJudge[1] });
  assert.equal(result.theseJudges.estimate!.toFixed(4), '0.6000');
  assert.equal(result.disagree, false);
});

test('for judges like these the interval has the judges in it, and at least one degree of freedom', () => {
  const { judgesLikeThese, variances } = jury({ questions, level });
  assert.ok(!judgesLikeThese.refused && variances !== null);
  assert.ok(judgesLikeThese.standardError >= Math.sqrt(variances.judge));
  assert.ok(judgesLikeThese.df >= 1);
});

test('judges of opposite opinion disagree', () => {
  assert.equal(
    jury({
      questions: [
        [0.2, -0.6],
        [0.4, -0.2],
      ],
      level,
    }).disagree,
    true,
  );
});

test('one judge speaks for itself only, and no question for nobody', () => {
  const one = jury({ questions: questions.map(([first]) => [first!]), level });
  assert.partialDeepStrictEqual(one.judgesLikeThese, { refused: true, reason: 'one_judge' });
  assert.equal(one.theseJudges.refused, false);
  assert.equal(one.withoutOne, null);
  assert.partialDeepStrictEqual(jury({ questions: [], level }).judgesLikeThese, { reason: 'no_data' });
  assert.partialDeepStrictEqual(jury({ questions: [[1, 2]], level }).judgesLikeThese, {
    reason: 'too_few_clusters',
  });
  const alike = [
    [1, 1],
    [1, 1],
  ];
  assert.partialDeepStrictEqual(jury({ questions: alike, level }).judgesLikeThese, {
    reason: 'zero_variance',
  });
});
