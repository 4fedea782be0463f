import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Comparison } from '../report/report.ts';
import { candidate, comparison, interval, questionAnswering, report, standing } from './fixtures/report.ts';
import { verdictsOf } from './verdicts.ts';

const means = { A: 3, B: 4, C: 3.9, D: 2 };
const candidates = Object.entries(means).map(([id, estimate]) =>
  candidate(id, { measures: { 'question-answering': standing({ mean: interval({ estimate }) }) } }),
);

function between(a: string, b: string, winner: string | null): Comparison {
  return comparison({ a, b, winner, verdict: winner === null ? 'cannot-tell' : 'different', family: 6 });
}

const all = [
  between('A', 'B', 'B'),
  between('A', 'C', 'C'),
  between('A', 'D', 'A'),
  between('B', 'C', null),
  between('B', 'D', 'B'),
  between('C', 'D', 'C'),
];
const of = (comparisons: readonly Comparison[]) =>
  verdictsOf(report({ candidates, comparisons }), questionAnswering);

test('two candidates have one sentence, and one has none', () => {
  const { sentences, table, notes } = of([between('A', 'B', 'B')]);
  assert.deepEqual([sentences.length, table, notes], [1, [], []]);
  assert.deepEqual(of([]), { sentences: [], table: [], notes: [] });
});

test('three comparisons are told one by one, after who leads', () => {
  const { sentences, table } = of([between('A', 'B', 'B'), between('A', 'C', 'C'), between('B', 'C', null)]);
  assert.deepEqual([sentences.length, table.length], [4, 0]);
  assert.equal(
    sentences[0],
    'No single best: B has the highest mean, but C cannot be told apart from it. D was not compared with it.',
  );
});

test('more are a table, each row from the first candidate, with what holds for all of them', () => {
  const { sentences, table, notes } = of(all);
  assert.deepEqual(sentences, [
    'No single best: B has the highest mean, but C cannot be told apart from it.',
  ]);
  assert.deepEqual(table[0], ['candidate', 'against', 'difference', 'likely', 'better on', 'verdict']);
  assert.deepEqual(table[1], ['B', 'A', '+0.31', '+0.06 to +0.56', '13 of 20', 'better']);
  assert.deepEqual(
    table.slice(1).map((row) => row.at(-1)),
    ['better', 'better', 'worse', 'cannot tell', 'worse', 'worse'],
  );
  assert.deepEqual(notes, [
    'Difference: what the first candidate has more than the one it stands against.',
    'Each likely range is a 95 % interval by itself; the verdicts take account of all 6 comparisons.',
  ]);
});

test('a best candidate is one that was shown to be better than every other', () => {
  const won = all.map((one) => (one.winner === null ? { ...one, winner: 'B' } : one));
  assert.deepEqual(of(won).sentences, ['B is the best of 4 candidates: better than each of the others.']);
});

test('what would tell the open ones apart is said once', () => {
  const { notes } = of(
    all.map((one) =>
      one.winner === null ? { ...one, questionsNeeded: 63, doubt: 'missing-ratings', missing: 2 } : one,
    ),
  );
  assert.deepEqual(notes.slice(2), [
    'A verdict depends on up to 2 missing ratings; have them made.',
    'Telling apart what is open would need from about 63 questions on, for the pair that lies furthest apart.',
  ]);
});
