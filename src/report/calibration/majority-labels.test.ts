import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { JudgedAnswer } from './judged-answer.ts';
import { majorityLabels } from './majority-labels.ts';

function labelled(...values: readonly number[]): JudgedAnswer {
  const labels = new Map(values.map((value, index) => [`rater ${index}`, value]));
  return { candidate: 'X', question: 'q', cluster: null, ratings: [1], labels };
}

test('what more than half of the raters say counts; where there is no such half, nothing does', () => {
  const said = [labelled(1, 1, 0), labelled(1, 0), labelled(0), labelled()];
  const { answers, undecided } = majorityLabels(said);
  assert.deepEqual(
    answers.map(({ labels }) => [...labels.values()]),
    [[1], [], [0], []],
  );
  assert.equal(undecided, 1);
});
