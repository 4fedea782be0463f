import assert from 'node:assert/strict';
import { it } from 'node:test';
import { aQuestion, anEvaluation } from '../../test/fixtures/evaluation.ts';
import { anAnswerTask, answered, aRatingTask } from '../../test/fixtures/rated-answers.ts';
import type { Answer } from '../record/answer.ts';
import type { Rating } from '../record/rating.ts';
import { findingsOf } from './finding.ts';

const documents = ['a', 'b'].map((id) => ({ ...anEvaluation().documents[0]!, id }));
const evaluation = { documents, questions: [aQuestion({ cluster: 'size' })] };
const task = anAnswerTask(evaluation, 1);
const place = {
  candidate: 'Plain',
  unit: 'steps@b',
  question: 'steps',
  document: 'b',
  cluster: 'size',
  answerIndex: 1,
};
const { servedModel, usage } = answered('') as Answer & { outcome: 'answered' };
const judged = {
  explanation: '',
  blind: true,
  contradiction: null,
  reasked: false,
  servedModel: 'judge-001',
  usage,
  costUsd: null,
};

function findings(answer: Answer, rating: Rating) {
  const ratings = [{ task: aRatingTask(evaluation), rating }];
  return [...findingsOf({ task, answer, ratings, checks: [{ check: 'short', holds: null }] })];
}

it('an answer, its ratings and its checks are findings of one place', () => {
  const rated: Rating = { outcome: 'rated', rating: 2, level: 'near', ...judged };
  const judge = { measure: 'closeness', judge: 'test:judge' };
  assert.deepEqual(findings(answered('It has 48.'), rated), [
    { kind: 'answer', ...place, outcome: 'answered', text: 'It has 48.', servedModel },
    {
      kind: 'rating',
      ...place,
      ...judge,
      outcome: 'rated',
      rating: 2,
      servedModel: 'judge-001',
      blind: true,
    },
    { kind: 'check', ...place, measure: 'short', holds: null, failed: false },
  ]);
});

it('no outcome but `rated` brings a number', () => {
  const none: Rating = { outcome: 'no-verdict', reason: 'out-of-range', reply: '9', ...judged };
  const error = { code: 'timeout', message: 'no reply' };
  for (const rating of [
    none,
    { outcome: 'no-answer', reason: 'empty' },
    { outcome: 'error', error },
  ] as Rating[]) {
    const [, finding] = findings(answered('It has 48.'), rating);
    assert.ok(finding?.kind === 'rating');
    assert.deepEqual([finding.outcome, finding.rating], [rating.outcome, null]);
  }
});

it('the text of an answer that is none is not handed on; a check of what failed says so', () => {
  const none: Answer = {
    outcome: 'no-answer',
    reason: 'cut-off',
    text: 'It h',
    servedModel,
    usage,
    costUsd: null,
  };
  const [cut] = findings(none, { outcome: 'no-answer', reason: 'cut-off' });
  assert.deepEqual(cut, { kind: 'answer', ...place, outcome: 'no-answer', text: null, servedModel });
  const error = { code: 'timeout', message: 'no reply' };
  const [failed, , check] = findings({ outcome: 'error', error }, { outcome: 'error', error });
  assert.deepEqual(failed, {
    kind: 'answer',
    ...place,
    outcome: 'error',
    text: null,
    servedModel: null,
    error,
  });
  assert.ok(check?.kind === 'check' && check.failed);
});

it('citations are a finding where they were looked up, and of an answer that is not there they are unknown', () => {
  const found = [...findingsOf({ task, answer: answered('Yes.'), ratings: [], checks: [], citations: [] })];
  const none = { found: 0, 'found-elsewhere': 0, fuzzy: 0, 'not-in-document': 0 };
  const counts = { quotation: none, page: none, figure: none };
  const finding = { kind: 'citations', ...place, measure: 'citations' };
  assert.deepEqual(found.slice(1), [{ ...finding, counts, failed: false }]);
  const failed: Answer = { outcome: 'error', error: { code: 'timeout', message: 'no reply' } };
  const unknown = [...findingsOf({ task, answer: failed, ratings: [], checks: [], citations: null })];
  assert.deepEqual(unknown.slice(1), [{ ...finding, counts: null, failed: true }]);
});
