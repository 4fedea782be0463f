import assert from 'node:assert/strict';
import { it } from 'node:test';
import { pairwiseOf } from '../report/pairwise.ts';
import { pairwiseNotes, pairwiseSentence, preferenceTable, strengthTable } from './pairwise-words.ts';

function pairwise(...winners: ('first' | 'second' | 'same' | null)[]) {
  const comparisons = winners.map((winner, question) => ({
    question: String(question),
    first: 'A',
    second: 'B',
    winner,
    judge: 'ann',
  }));
  return pairwiseOf(comparisons, { level: 0.95, seed: 1, rubric: null }) ?? assert.fail('there are choices');
}

it('a pair is a row: who over whom, how often, and what may be said', () => {
  const clear = pairwise('second', 'second', 'second', 'second', 'second', 'second', 'second', 'same');
  assert.deepEqual(preferenceTable(clear).rows, [['B over A', '94 %', '~79 to 100 %', '7/1/0', 'better']]);
  assert.equal(pairwiseSentence(clear), '8 comparisons on 8 questions of 2 candidates by ann.');
  assert.equal(strengthTable(clear), null);
});

it('choices that are missing get a column, and are said', () => {
  const lost = pairwise('first', null);
  assert.deepEqual(preferenceTable(lost).heading.includes('no choice'), true);
  assert.equal(preferenceTable(lost).align.length, preferenceTable(lost).heading.length);
  assert.match(pairwiseSentence(lost), / 1 without a choice\.$/);
});

it('why nothing can be told stands below', () => {
  assert.ok(
    pairwiseNotes(pairwise('first', 'first', 'second')).includes(
      'B over A: cannot tell, as below six questions no test can be sure.',
    ),
  );
});

it('a judge that leans towards length is said to, with what it may mean', () => {
  const found = pairwise('second', 'first', 'same');
  const slope = (lower: number, upper: number) =>
    pairwiseNotes({
      ...found,
      lengthSlope: { ...found.lengthSlope, estimate: (lower + upper) / 2, lower, upper },
    }).filter((note) => note.includes('preferred more often'));
  assert.match(
    slope(0.5, 1.5)[0] ?? '',
    /^The longer answer was preferred more often \(log-odds 1\.00, likely 0\.50 to 1\.50\)/,
  );
  assert.match(slope(-1.5, -0.5)[0] ?? '', /^The shorter answer/);
  assert.deepEqual(
    [slope(-0.5, 0.5), pairwiseNotes(found).filter((note) => note.includes('longer'))],
    [[], []],
  );
});
