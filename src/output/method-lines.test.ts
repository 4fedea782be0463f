import assert from 'node:assert/strict';
import { test } from 'node:test';
import { candidate, comparison, questionAnswering, refused, report, standing } from './fixtures/report.ts';
import { methodLines } from './method-lines.ts';

test('methods, degrees of freedom and every p stand here, and what was refused', () => {
  const lone = candidate('Lone', {
    measures: { 'question-answering': standing({ mean: refused('too_few_clusters', 4) }) },
  });
  const compared = comparison({ p: { t: 0.00001, signFlip: 0.015, holm: null } });
  assert.deepEqual(
    methodLines(
      report({ candidates: [candidate('Cited'), lone], comparisons: [compared] }),
      questionAnswering,
    ),
    [
      'Cited: hall-t/1, df 19.00',
      'Lone: hall-t/1, refused: too_few_clusters',
      'Cited against Terse: paired t/1, df 19.00; p: t below 0.0001, without a shape 0.0150, Holm of 1 —',
    ],
  );
});
