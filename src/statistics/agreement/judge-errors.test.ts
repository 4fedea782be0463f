import assert from 'node:assert/strict';
import { test } from 'node:test';
import { correctedRate, correctionVariances, judgeQuality, smoothedQuality } from './judge-errors.ts';

const errors = { failed: { agreed: 8, labelled: 10 }, passed: { agreed: 9, labelled: 10 } };

test('a judge is as good as it was right, and never without fault once smoothed', () => {
  assert.deepEqual(judgeQuality(errors), { specificity: 0.8, sensitivity: 0.9 });
  const perfect = { failed: { agreed: 8, labelled: 8 }, passed: { agreed: 0, labelled: 8 } };
  assert.deepEqual(smoothedQuality(perfect), { specificity: 0.9, sensitivity: 0.1, failed: 10, passed: 10 });
});

test('what all pass and what none pass is taken back to 1 and 0', () => {
  const quality = judgeQuality(errors);
  assert.ok(Math.abs(correctedRate(0.9, quality) - 1) < 1e-12);
  assert.ok(Math.abs(correctedRate(0.2, quality)) < 1e-12);
});

test('with a judge that is always right only the ratings add variance', () => {
  const right = { specificity: 1, sensitivity: 1, failed: 10, passed: 10 };
  assert.deepEqual(correctionVariances(right, 0.5, 0.01), { ratings: 0.01, labels: 0 });
});
