import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aCandidate, anEvaluation, aQuestion, closeness } from '../../test/fixtures/evaluation.ts';
import { answered } from '../../test/fixtures/rated-answers.ts';
import { planAnswers, planRatings } from '../plan/tasks.ts';
import { unitsOf } from '../plan/units.ts';
import type { RatedAnswer } from '../record/rated-answer.ts';
import type { Rating } from '../record/rating.ts';
import { newRatedQuestions } from './rated-questions.ts';

const evaluation = anEvaluation({
  candidates: [aCandidate({ answers: 2 })],
  questions: [aQuestion({ cluster: 'tower' }), aQuestion({ id: 'lamp' })],
});
const [steps = assert.fail(), lamp = assert.fail()] = unitsOf(evaluation);
const measure = { id: 'closeness', rubric: closeness };

function rated(place: number, rating: number | 'error' | 'no-answer'): RatedAnswer {
  const task = [...planAnswers(evaluation)][place] ?? assert.fail();
  const ratings = planRatings(evaluation, task).map((one) => ({ task: one, rating: ratingOf(rating) }));
  return { task, answer: answered('Words.'), ratings, checks: [] };
}

function ratingOf(rating: number | 'error' | 'no-answer'): Rating {
  if (rating === 'error') return { outcome: 'error', error: { code: 'timeout', message: 'no reply' } };
  if (rating === 'no-answer') return { outcome: 'no-answer', reason: 'empty' };
  const usage = { inputTokens: 1, cachedInputTokens: 0, outputTokens: 1 };
  const facts = {
    explanation: '',
    blind: false,
    contradiction: null,
    reasked: false,
    servedModel: null,
    usage,
    costUsd: null,
  };
  return { outcome: 'rated', rating, level: 'near', ...facts };
}

test('ratings come in the order of answers, whatever the order of coming was', () => {
  const questions = newRatedQuestions(evaluation, measure);
  questions.add(rated(1, 3));
  questions.add(rated(0, 1));
  assert.deepEqual(questions.ratingsOf('Plain', [steps]), [
    { question: 'steps', cluster: 'tower', answers: [{ ratings: [1] }, { ratings: [3] }] },
  ]);
});

test('a question is walked with its last answer, and complete where none of them failed', () => {
  const questions = newRatedQuestions(evaluation, measure);
  const states = () => [steps, lamp].map((unit) => [questions.isWalked(unit), questions.isComplete(unit)]);
  questions.add(rated(0, 2));
  questions.add(rated(2, 'error'));
  assert.deepEqual(states(), [
    [false, false],
    [false, false],
  ]);
  questions.add(rated(1, 'no-answer'));
  questions.add(rated(3, 2));
  assert.deepEqual(states(), [
    [true, true],
    [true, false],
  ]);
});

test('what is missing is null, and what was never asked is nothing', () => {
  const questions = newRatedQuestions(evaluation, measure);
  questions.add(rated(0, 'no-answer'));
  assert.deepEqual(
    questions.ratingsOf('Plain', [steps, lamp]).map(({ answers }) => answers),
    [[{ ratings: [null] }], []],
  );
});

test('ratings of other measures are left out', () => {
  const questions = newRatedQuestions(evaluation, { ...measure, id: 'another' });
  questions.add(rated(0, 2));
  assert.deepEqual(questions.ratingsOf('Plain', [steps])[0]?.answers, [{ ratings: [] }]);
});

test('on a scale with a target, the distance from it counts', () => {
  const questions = newRatedQuestions(evaluation, { ...measure, rubric: { ...closeness, target: 2 } });
  questions.add(rated(0, 3));
  questions.add(rated(1, 2));
  assert.deepEqual(questions.ratingsOf('Plain', [steps])[0]?.answers, [{ ratings: [-1] }, { ratings: [-0] }]);
});
