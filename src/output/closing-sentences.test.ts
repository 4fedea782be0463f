import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Noise } from '../report/report.ts';
import { closingSentences } from './closing-sentences.ts';
import { candidate, comparison, questionAnswering, report } from './fixtures/report.ts';

const split: Noise = {
  question: 0.72,
  interaction: 0.1,
  answer: 0.1,
  judge: 0.08,
  shares: { question: 0.72, interaction: 0.1, answer: 0.1, judge: 0.08 },
  method: 'crossed anova/1',
  refused: null,
  detectableDifference: 0.37,
  repeatedAlike: 0.4,
};
const open = comparison({ verdict: 'cannot-tell', winner: null });
const close = (noise: Partial<Noise>, comparisons = [open]): string[] =>
  closingSentences(
    report({
      noise: { 'question-answering': { ...split, ...noise } },
      comparisons,
      candidates: [candidate('Terse'), candidate('Cited')],
    }),
    questionAnswering,
  );
const unchecked = 'Judge: the opinion of one; no human labels, so the judge itself is unchecked.';

test('noise, then the judge, then what to add', () => {
  assert.deepEqual(close({}), [
    'Noise: 72 % differences between questions, 10 % questions that suit one candidate more than another, 10 % the model answering differently, 8 % the judge rating differently.',
    unchecked,
    'Next: this evidence shows a true difference of 0.37 or more in four runs of five; to see a smaller one, add questions, or answers to each question.',
  ]);
});

test('nothing need be added where all is decided, and further answers not where they would not help', () => {
  assert.match(close({}, [comparison()])[2] ?? '', /in four runs of five\.$/);
  assert.match(
    close({ interaction: 0.5 })[2] ?? '',
    /add questions: further answers to the same ones would change little\.$/,
  );
});

test('noise that cannot be split says which key would split it; a judge that repeats itself is named', () => {
  const refused = { shares: null, interaction: null, answer: null, judge: null };
  assert.match(
    close({ ...refused, refused: 'rating_variance_not_estimable' })[0] ?? '',
    /"repeat: \{rerate: 0\.2\}"/,
  );
  assert.match(
    close({ ...refused, refused: 'answer_variance_not_estimable' })[0] ?? '',
    /"repeat: \{answers: 2\}"/,
  );
  assert.match(close({ repeatedAlike: 0.96 })[1] ?? '', /^The judge nearly always repeats itself/);
});

test('no number is made up: without a detectable difference there is none, and none beyond the scale', () => {
  assert.deepEqual(close({ detectableDifference: null }).slice(1), [unchecked]);
  assert.match(close({ detectableDifference: 4 })[2] ?? '', /^Next: so little evidence cannot be relied on/);
  assert.deepEqual(closingSentences(report(), questionAnswering), [unchecked]);
});
