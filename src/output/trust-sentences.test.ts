import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TrustReport } from '../report/trust-report.ts';
import { interval, questionAnswering, refused, report } from './fixtures/report.ts';
import { trustSentences } from './trust-sentences.ts';

const plain: TrustReport = {
  sighted: true,
  contradictions: null,
  agreement: null,
  proof: null,
  jury: null,
  sameFamily: [],
};

const say = (facts: Partial<TrustReport>) =>
  trustSentences(report({ trust: { 'question-answering': { ...plain, ...facts } } }), questionAnswering);

const judgesLikeThese = refused('zero_variance');

test('one judge is called so, and unchecked', () => {
  assert.deepEqual(say({}), [
    'Judge: the opinion of one; no human labels, so the judge itself is unchecked.',
  ]);
});

test('nothing is said where nobody is known to have rated', () => {
  assert.deepEqual(trustSentences(report({ trust: {} }), questionAnswering), []);
  assert.deepEqual(trustSentences(report({}), { ...questionAnswering, judges: [] }), []);
});

test('a jury is told apart and together', () => {
  const candidates = {
    Terse: {
      questions: 20,
      means: { a: 3.1, b: 3.4 },
      withoutOne: { lower: 3.1, upper: 3.4 },
      judgesLikeThese,
    },
  };
  const agreement = interval({ estimate: 0.62, lower: 0.4, upper: 0.8 });
  assert.deepEqual(say({ jury: { judges: ['a', 'b'], candidates, agreement, disagreements: [] } }), [
    'Judges apart: Terse 3.10 by a and 3.40 by b.',
    'Of 2 judges: they agree by 0.62 (likely 0.40 to 0.80), where 1 is agreement and 0 is chance.',
    'Judges: no human labels, so the judges themselves are unchecked.',
  ]);
});

test('of three judges it is said how far leaving one out moves the mean; of agreement only what is known', () => {
  const candidates = {
    Terse: {
      questions: 2,
      means: { a: 3, b: 4, c: 5 },
      withoutOne: { lower: 3.5, upper: 4.5 },
      judgesLikeThese,
    },
  };
  const jury = {
    judges: ['a', 'b', 'c'],
    candidates,
    agreement: refused('zero_variance'),
    disagreements: [],
  };
  const [apart, together] = say({ jury });
  assert.match(
    apart ?? '',
    /Terse 3.00 by a, 4.00 by b,? and 5.00 by c \(with one of them left out 3.50 to 4.50\)/,
  );
  assert.equal(together, 'Of 3 judges: how far they agree cannot be told, as they hardly differ.');
  const few = say({ jury: { ...jury, candidates: {}, agreement: refused('too_few_clusters', 0.5) } });
  assert.equal(few[0], 'Of 3 judges: they agree by 0.50, where 1 is agreement and 0 is chance.');
});

test('a proof is told where there is one', () => {
  const judge = { model: 'a', document: 'report', asked: 3, right: 2, proven: true, error: null };
  assert.equal(
    say({ proof: { proven: true, judges: [judge, { ...judge, right: 3 }] } })[0],
    'Proof of reading: 5 of 6 words of the document were named rightly.',
  );
  assert.equal(say({ proof: { proven: null, judges: [judge] } }).length, 1);
});

test('contradictions are told with their interval, where there are any', () => {
  const found = { count: 32, reasked: 32, standing: 6, ratings: 160 };
  const share = interval({ estimate: 0.2, lower: 0.14, upper: 0.28 });
  assert.equal(
    say({ contradictions: { ...share, ...found } })[0],
    'Words and first verdict disagree in 20 % (likely 14 to 28 %) of its ratings, 32 of 160; 6 still did when asked again.',
  );
  assert.match(
    say({ contradictions: { ...refused('too_few_clusters', 0.2), ...found } })[0] ?? '',
    /disagree in 20 % of its ratings/,
  );
  assert.match(
    say({ contradictions: { ...share, ...found, reasked: 0 } })[0] ?? '',
    /32 of 160\.$/,
    'an audit asks nobody again',
  );
  assert.equal(say({ contradictions: { ...share, ...found, count: 0 } }).length, 1);
});
