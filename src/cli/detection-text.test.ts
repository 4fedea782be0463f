import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aCandidate, anEvaluation, aQuestion } from '../../test/fixtures/evaluation.ts';
import { detectionOf, type Pilot } from '../plan/detection.ts';
import type { Evaluation } from '../record/evaluation.ts';
import { detectionText } from './detection-text.ts';

function planned(count: number, facts: Partial<Evaluation> = {}): Evaluation {
  return anEvaluation({
    candidates: ['One', 'Other'].map((id) => aCandidate({ id, answers: 3 })),
    questions: Array.from({ length: count }, (_, index) => aQuestion({ id: `q${index}` })),
    ...facts,
  });
}

function told(evaluation: Evaluation, pilot: Pilot | null = null): string[] {
  return detectionText(evaluation, detectionOf(evaluation, pilot), 200).split('\n');
}

const pilot = { run: 'run-1', questions: 12, deviation: 0.5, answers: 3, ratings: 1, noise: null };
const decided = { level: 0.95, margin: null, compare: 'all' } as const;

test('what can be detected is told in one sentence, with what it rests on, and in a table', () => {
  assert.deepEqual(told(planned(20)), [
    '',
    'With 20 questions you can detect a 0.19 difference in closeness 80 % of the time. For 0.1 you need 70 questions.',
    'The noise is assumed; once ten questions have been rated, it is what they measured.',
    '',
    'design                       questions  answers  ratings  calls  detects',
    '───────────────────────────  ─────────  ───────  ───────  ─────  ───────',
    'as planned                   20         3        1        240    0.19',
    'twice the questions          40         3        1        480    0.13',
    'one more answer to each      20         4        1        320    0.18',
    'one more rating of each      20         3        2        360    0.19',
    'the same calls, spread best  60         1        1        240    0.15',
    '',
  ]);
});

test('where nothing can be detected, how many questions it takes is told', () => {
  assert.deepEqual(told(planned(5)), [
    '',
    'With 5 questions no difference in closeness can be detected: it takes 6 or more. For 0.1 you need 70 questions.',
    '',
  ]);
});

test('what a pilot measured is named by its run', () => {
  assert.equal(
    told(planned(20), pilot)[2],
    'The noise is as run-1 measured it; what it consists of is known once some answers are rated twice (repeat.rerate: 0.2).',
  );
  const noise = { interaction: 0.1, answer: 0.1, rating: 0.1 };
  assert.equal(told(planned(20), { ...pilot, noise })[2], 'The noise is as run-1 measured it.');
});

test('when a run may stop early is told', () => {
  const last = (evaluation: Evaluation) => told(evaluation)[3];
  assert.equal(
    last(planned(30, { stop: { kind: 'looks', looks: 5, ...decided } })),
    'May stop after 10 or 20 questions: the calls above are the most it takes.',
  );
  assert.equal(
    last(planned(30, { stop: { kind: 'anytime', ...decided } })),
    'May stop after any question from the 5th on: the calls above are the most it takes.',
  );
});

test('nothing is told of one candidate, or where nothing is rated', () => {
  assert.deepEqual(told(planned(20, { candidates: [aCandidate()] })), ['']);
  assert.deepEqual(told(planned(20, { judges: [] })), ['']);
});
