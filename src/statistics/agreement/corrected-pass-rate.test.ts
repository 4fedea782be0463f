import assert from 'node:assert/strict';
import { test } from 'node:test';
import { correctedPassRate, correctedPassRateByQuestion } from './corrected-pass-rate.ts';

const level = 0.95;
const judge = (right: number, labelled: number) => ({ agreed: right, labelled });
const errors = { failed: judge(40, 50), passed: judge(45, 50) };
const judged = { passed: 140, answers: 200 };

test('a judge that errs both ways is taken back: .7 of a judge with .8 and .9 is 5/7', () => {
  const result = correctedPassRate({ judged, errors, level });
  assert.ok(!result.refused);
  assert.ok(Math.abs(result.estimate - 5 / 7) < 1e-12);
  assert.ok(result.lower < result.estimate && result.estimate < result.upper);
});

test('what passes seen as what fails is the same the other way round', () => {
  const turned = { passed: 60, answers: 200 };
  const swapped = { failed: errors.passed, passed: errors.failed };
  const [plain, mirrored] = [
    correctedPassRate({ judged, errors, level }),
    correctedPassRate({ judged: turned, errors: swapped, level }),
  ];
  assert.ok(!plain.refused && !mirrored.refused);
  assert.ok(Math.abs(plain.lower + mirrored.upper - 1) < 1e-12);
});

test('answers that share questions widen it', () => {
  const independent = correctedPassRate({ judged, errors, level });
  const clustered = correctedPassRateByQuestion({
    judged: { rate: 0.7, variance: 0.004, questions: 20 },
    errors,
    level,
  });
  assert.ok(!independent.refused && !clustered.refused);
  assert.equal(clustered.estimate, independent.estimate);
  assert.ok(clustered.upper - clustered.lower > independent.upper - independent.lower);
});

test('more labels narrow the part of the labels, more ratings that of the ratings', () => {
  const of = (factor: number, answers: number) => {
    const kind = (agreed: number) => judge(agreed * factor, 50 * factor);
    const counts = { failed: kind(40), passed: kind(45) };
    const rate = { passed: 0.7 * answers, answers };
    const result = correctedPassRate({ judged: rate, errors: counts, level });
    assert.ok(!result.refused);
    return result.variances;
  };
  assert.ok(of(10, 200).labels < of(1, 200).labels / 8);
  assert.ok(of(1, 2000).ratings < of(1, 200).ratings / 8);
});

test('few labels are rough', () => {
  const few = { ...errors, passed: judge(9, 9) };
  assert.partialDeepStrictEqual(correctedPassRate({ judged, errors: few, level }), { rough: true });
  assert.partialDeepStrictEqual(correctedPassRate({ judged, errors, level }), { rough: false });
});

test('no labels of one kind, no answers, one question, and a judge by chance are refused', () => {
  const refused = (result: object) => ('reason' in result ? result.reason : null);
  const none = { ...errors, failed: judge(0, 0) };
  assert.equal(refused(correctedPassRate({ judged, errors: none, level })), 'no_data');
  const nothing = { passed: 0, answers: 0 };
  assert.equal(refused(correctedPassRate({ judged: nothing, errors, level })), 'no_data');
  const single = { rate: 0.7, variance: 0, questions: 1 };
  assert.equal(refused(correctedPassRateByQuestion({ judged: single, errors, level })), 'too_few_clusters');
  const chance = { failed: judge(20, 50), passed: judge(30, 50) };
  assert.partialDeepStrictEqual(correctedPassRate({ judged, errors: chance, level }), {
    reason: 'judge_not_better_than_chance',
    raw: 0.7,
  });
});
