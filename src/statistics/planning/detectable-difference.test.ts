import assert from 'node:assert/strict';
import { test } from 'node:test';
import { detectableDifference, detectionPower } from './detectable-difference.ts';
import { ASSUMED_NOISE, moreAnswersPay, pairedDeviation } from './paired-deviation.ts';
import { questionsNeeded } from './question-count.ts';

const deviation = pairedDeviation({ noise: ASSUMED_NOISE, answers: 3, ratings: 3 });
const planned = { deviation, questions: 20, alpha: 0.05 };

test('the assumed noise with three answers of three ratings detects .37 on 20 questions', () => {
  assert.equal(detectableDifference({ ...planned, power: 0.8 })!.toFixed(2), '0.37');
  assert.equal(questionsNeeded({ deviation, difference: 0.2, alpha: 0.05, power: 0.8 }), 63);
});

test('fresh answers narrow more than further ratings of one', () => {
  const of = (answers: number, ratings: number): string =>
    detectableDifference({
      ...planned,
      deviation: pairedDeviation({ noise: ASSUMED_NOISE, answers, ratings }),
      power: 0.8,
    })!.toFixed(2);
  assert.deepEqual([of(1, 9), of(2, 1), of(3, 1), of(3, 3)], ['0.48', '0.43', '0.39', '0.37']);
});

test('at the detectable difference the power is the one asked for, whichever sign it has', () => {
  const difference = detectableDifference({ ...planned, power: 0.8 })!;
  assert.ok(Math.abs(detectionPower({ ...planned, difference })! - 0.8) < 1e-12);
  assert.equal(
    detectionPower({ ...planned, difference: -difference }),
    detectionPower({ ...planned, difference }),
  );
});

test('one question detects nothing', () => {
  assert.equal(detectableDifference({ ...planned, questions: 1, power: 0.8 }), null);
  assert.equal(detectionPower({ ...planned, questions: 1, difference: 1 }), null);
});

test('further answers pay until they matter little beside the questions', () => {
  // .16 / S reaches .09 / 4 just above seven.
  assert.deepEqual([moreAnswersPay(ASSUMED_NOISE, 7), moreAnswersPay(ASSUMED_NOISE, 8)], [true, false]);
});
