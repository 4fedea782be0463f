import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  candidate,
  countsLeftOut,
  interval,
  notebookReport,
  questionAnswering,
  refused,
  report,
  standing,
} from './fixtures/report.ts';
import {
  candidateSentence,
  distributionText,
  measureSentence,
  statusSentence,
  usageSentence,
} from './sentences.ts';

test('the sentence of a candidate: mean, range, scope, and what it rests on', () => {
  assert.equal(
    candidateSentence(candidate('Guidance B'), standing(), 'rating'),
    'Guidance B: 3.90 (likely 3.60 to 4.20 on questions like these; 20 questions, 60 answers, 180 ratings).',
  );
});

test('a check in percent, another scope, a rough range', () => {
  const mean = interval({ estimate: 0.8, lower: 0.61, upper: 0.9, rough: true, scope: 'these-questions' });
  assert.equal(
    candidateSentence(candidate('B'), standing({ mean }), 'check'),
    'B: 80 % (likely ~61 to 90 % on exactly these questions; 20 questions, 60 answers).',
  );
});

test('a refused range gives its reason and remedy', () => {
  const counts = { questions: 1, questionsPlanned: 1, answers: 1, answersPlanned: 1, noAnswer: 0, errors: 0 };
  const one = standing({
    mean: refused('too_few_clusters', 3),
    counts: { ...counts, ratings: 1, ratingsPlanned: 1, noVerdict: 0, errors: 0 },
  });
  assert.equal(
    candidateSentence(candidate('B', { counts }), one, 'rating'),
    'B: 3.00 (no likely range, as one question gives no interval: add questions; 1 question, 1 answer, 1 rating).',
  );
});

test('how the run stands: planned numbers only where they differ', () => {
  assert.equal(
    statusSentence(notebookReport()),
    'Run 3f2a9c1e: complete. 3 candidates, 18 answers, 18 ratings.',
  );
  const measures = {
    'question-answering': standing({
      counts: { ...countsLeftOut, ratings: 171, ratingsPlanned: 180, noVerdict: 0, errors: 6 },
    }),
  };
  const run = { ...report().run, status: 'interrupted' } as const;
  assert.equal(
    statusSentence(report({ run, candidates: [candidate('A', { counts: countsLeftOut, measures })] })),
    'Run 3f2a9c1e: interrupted. 1 candidate, 57 of 60 answers, 171 of 180 ratings. "assay run" continues it.',
  );
});

test('a run with checks only speaks of no ratings', () => {
  assert.equal(statusSentence(report({ measures: [] })), 'Run 3f2a9c1e: complete. 1 candidate, 60 answers.');
});

test('what a measure is: the ends of its scale, who rated, what the judge saw', () => {
  const start = 'Rated from 1 (very bad) to 5 (very good) by google:gemini-3.5-flash';
  assert.equal(measureSentence(questionAnswering, null), `${start}.`);
  assert.equal(measureSentence(questionAnswering, true), `${start}, which saw the document.`);
  const blindTo = (blind: number) => {
    const judges = questionAnswering.judges.map((judge) => ({ ...judge, ratings: 18, noVerdict: 0, blind }));
    return measureSentence({ ...questionAnswering, judges }, false);
  };
  assert.equal(blindTo(18), `${start}, which did not see the document.`);
  assert.equal(blindTo(1), `${start}, which did not see the document in 1 of 18 ratings.`);
});

test('a target scale, two turns, a served version, no names for levels', () => {
  const judges = questionAnswering.judges.map((judge) => ({
    ...judge,
    turns: 'two' as const,
    servedModels: ['flash-002'],
  }));
  const measure = { ...questionAnswering, judges, levels: [], scale: { min: -2, max: 2, target: 0 } };
  assert.equal(
    measureSentence(measure, null),
    'Rated from -2 to 2, best at 0 by google:gemini-3.5-flash (served as flash-002) in two turns.',
  );
  assert.equal(measureSentence({ ...measure, judges: [] }, null), 'Rated from -2 to 2, best at 0.');
});

test('values in rising order, also below zero', () => {
  assert.equal(distributionText(standing({ distribution: { 1: 3, '-2': 1, 0: 0 } })), '-2:1 0:0 1:3');
});

test('usage: what is not known is called so', () => {
  assert.equal(
    usageSentence(report()),
    '36 calls: 30 made, 6 reused. Tokens: 1,234,567 in (1,000,000 of them cached), 12,345 out. Cost of the calls made: $0.42.',
  );
  const unknown = { inputTokens: null, cachedInputTokens: null, outputTokens: null, costUsd: null };
  assert.equal(
    usageSentence(report({ usage: { calls: 1, callsMade: 0, callsReused: 1, ...unknown } })),
    '1 call: 0 made, 1 reused. Tokens: input not reported, output not reported. Cost of the calls made: unknown (not all tokens were reported).',
  );
});

test('what is planned is told in the plural beside what is not there', () => {
  const counts = { ...candidate('A').counts, answers: 0, answersPlanned: 1 };
  const measures = {
    'question-answering': standing({ counts: { ...standing().counts, ratings: 0, ratingsPlanned: 1 } }),
  };
  const text = statusSentence(report({ candidates: [candidate('A', { counts, measures })] }));
  assert.match(text, /0 of 1 answers, 0 of 1 ratings\./u);
});

test('ratings made elsewhere are no run: neither its state nor its calls are spoken of', () => {
  const tokens = { inputTokens: null, cachedInputTokens: null, outputTokens: null, costUsd: null };
  const usage = { calls: null, callsMade: null, callsReused: null, ...tokens };
  const elsewhere = report({ run: { ...report().run, id: null }, usage });
  assert.equal(statusSentence(elsewhere), '1 candidate, 60 answers, 180 ratings.');
  assert.equal(usageSentence(elsewhere), '');
});
