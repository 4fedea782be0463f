import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { answered, anAnswerTask, aRatingTask } from '../../test/fixtures/rated-answers.ts';
import { hashOfText } from '../record/hash.ts';
import { labelledAnswers } from './labelled-answer.ts';
import { labelsOf } from './labels-of.ts';
import { readSheet, type ReadSheet } from './read-sheet.ts';

const rating = { task: aRatingTask(), rating: { outcome: 'no-answer', reason: 'empty' } } as const;
const answers = labelledAnswers({
  task: anAnswerTask(),
  answer: answered('48 steps.'),
  ratings: [rating, rating],
  checks: [],
});
const key = answers[0]?.key ?? '';

function read(cells: Readonly<Record<string, unknown>>, rater: string | null = 'ann'): ReadSheet {
  return readSheet([{ line: 2, cells: { key, ...cells } }], answers, { rater, at: 7 });
}

const faultsOf = (sheet: ReadSheet) => sheet.faults.map(({ line, message }) => `${line} ${message}`);

describe('a sheet that was filled in', () => {
  it('gives a label by the value or by the name of a level, kept by the answer itself', () => {
    const label = {
      answerHash: hashOfText('48 steps.'),
      question: 'steps',
      measure: 'closeness',
      rater: 'ann',
      value: 3,
      at: 7,
    };
    assert.equal(answers.length, 1);
    assert.deepEqual(read({ label: '3' }).labels, [label]);
    assert.deepEqual(read({ label: 3 }).labels, [label]);
    assert.deepEqual(read({ label: ' close ' }).labels, [label]);
    assert.deepEqual(read({ label: 'close', rater: 'ben' }).labels, [{ ...label, rater: 'ben' }]);
  });

  it('may leave answers without one', () => {
    assert.deepEqual(read({ label: ' ' }), { labels: [], blank: 1, faults: [] });
  });

  it('says by line what is no label', () => {
    assert.deepEqual(faultsOf(read({ label: '4' })), [
      '2 label "4" is no level of closeness; levels are 1 (far), 2 (near), 3 (close)',
    ]);
    assert.deepEqual(faultsOf(read({ label: '3', key: 'x' })), [
      '2 key is of no answer of this run; keep that column as it was drawn',
    ]);
    assert.deepEqual(faultsOf(read({ label: '3' }, null)), [
      '2 does not say who labelled it; fill in rater, or name them with --rater',
    ]);
  });

  it('is found again by answer, question and measure', () => {
    const found = labelsOf(read({ label: '3' }).labels);
    const [answer] = answers;
    assert.ok(answer !== undefined);
    assert.deepEqual([...found(answer)], [['ann', 3]]);
    assert.equal(found({ ...answer, measure: 'another' }).size, 0);
  });

  it('there is nothing to label where there is no answer', () => {
    const error = { outcome: 'error', error: { code: 'timeout', message: '' } } as const;
    assert.deepEqual(
      labelledAnswers({ task: anAnswerTask(), answer: error, ratings: [rating], checks: [] }),
      [],
    );
  });
});
