import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  candidate,
  interval,
  notebookReport,
  oneSentence,
  questionAnswering,
  refused,
  standing,
} from './fixtures/report.ts';
import type { CandidateMeasure } from '../report/report.ts';
import { shareNotes, tableNotes } from './notes.ts';
import { resultRows } from './result-rows.ts';
import type { ResultRow } from './result-rows.ts';

function row(id: string, facts: Partial<CandidateMeasure> = {}): ResultRow {
  return { measure: questionAnswering, candidate: candidate(id), standing: standing(facts) };
}

test('with enough questions only the scope is said', () => {
  assert.deepEqual(tableNotes([row('A'), row('B')]), [
    'Likely: where the mean on questions like these could lie (95 % intervals).',
  ]);
  assert.deepEqual(tableNotes([]), []);
});

test('two questions: rough, little about others, and what holds on exactly these', () => {
  const report = notebookReport();
  assert.deepEqual(tableNotes(resultRows(report, questionAnswering)), [
    'Likely: where the mean on questions like these could lie (95 % intervals).',
    '~ rough: from few questions.',
    '2 questions say little about others. On exactly these questions: Moderate 3.50 (likely 2.27 to 4.73); Cited 4.17 (likely 2.27 to 5.00).',
    'A level with "near" or "between" is not settled: the likely range does not keep to one level.',
  ]);
});

test('a note that stands below the ratings is not said again below the checks', () => {
  assert.deepEqual(shareNotes(notebookReport()), ['2 questions say little about others.']);
  assert.equal(shareNotes({ ...notebookReport(), measures: [oneSentence] }).length, 3);
});

test('clusters are named as the independent evidence they are', () => {
  const notes = tableNotes([row('A', { mean: interval({ clusters: 8 }) })]);
  assert.equal(notes[1], '20 questions in 8 clusters: treated as 8 independent pieces of evidence.');
});

test('one reason for all whom it concerns', () => {
  const mean = refused('too_few_clusters', 3);
  const other = refused('no_data');
  const counts = { ...standing().counts, questions: 1 };
  const rows = [row('A', { mean, counts }), row('B', { mean: other }), row('C', { mean, counts })];
  assert.deepEqual(tableNotes(rows), [
    'A, C: no likely range, as one question gives no interval: add questions.',
    'B: no likely range, as nothing was rated: see what was left out.',
  ]);
});

test('several questions of one cluster are not one question', () => {
  const mean = refused('too_few_clusters', 3);
  assert.deepEqual(tableNotes([row('A', { mean })]), [
    'A: no likely range, as all questions belong to one cluster: add questions of others.',
  ]);
});

test('what is missing could have changed the mean this much', () => {
  const [, note] = tableNotes([row('A', { meanIfMissing: { worst: 2.9, best: 3.2 } })]);
  assert.equal(note, 'A: 2.90 if all that is missing were worst, 3.20 if it were best.');
});

test('a check is named with its candidate, in percent', () => {
  const check = {
    ...row('A', {
      mean: refused('too_few_clusters', 1),
      counts: { ...standing().counts, questions: 1 },
      meanIfMissing: { worst: 0.9, best: 1 },
      level: null,
    }),
  };
  assert.deepEqual(tableNotes([{ ...check, measure: oneSentence }]), [
    'one sentence, A: no likely range, as one question gives no interval: add questions.',
    'one sentence, A: 90 % if all that is missing were worst, 100 % if it were best.',
  ]);
});
