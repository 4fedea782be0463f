import assert from 'node:assert/strict';
import { test } from 'node:test';
import { agreementSentence } from './agreement-sentence.ts';
import { interval } from './fixtures/report.ts';

test('a judge that people have checked is told with its agreement and its bias', () => {
  assert.equal(
    agreementSentence({
      kappa: interval({ estimate: 0.71, lower: 0.58, upper: 0.81 }),
      bias: interval({ estimate: -0.2, lower: -0.35, upper: -0.05 }),
      labels: 60,
    }),
    'Judge: against 60 labels by people kappa 0.71 (likely 0.58 to 0.81), judge minus people -0.20 points (likely -0.35 to -0.05); "assay calibrate" says more.',
  );
});

test('or why there is no number, and what would give one', () => {
  const none = interval({ lower: null, upper: null, refused: 'too_few_clusters' });
  assert.equal(
    agreementSentence({ kappa: none, bias: none, labels: 1 }),
    'Judge: against 1 label by people no kappa, as fewer than 5 labelled questions say nothing of agreement: label more; "assay calibrate" says more.',
  );
});
