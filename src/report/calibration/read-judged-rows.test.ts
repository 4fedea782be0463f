import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readJudgedRows } from './read-judged-rows.ts';

type Cells = Readonly<Record<string, unknown>>;

function read(...rows: readonly Cells[]) {
  const { measures, faults } = readJudgedRows(
    rows.map((cells, index) => ({ line: index + 2, cells })),
    'rating',
  );
  return {
    answers: [...measures].flatMap(([id, { answers }]) =>
      answers.map(({ candidate, question, ratings, labels }) => [
        id,
        candidate,
        question,
        ratings,
        Object.fromEntries(labels),
      ]),
    ),
    faults: faults.map(({ line, message }) => `${line} ${message}`),
  };
}

describe('rows of ratings and labels', () => {
  it('each is an answer of its own where nothing says otherwise', () => {
    assert.deepEqual(
      read({ question: 'a', rating: '4', label: '5' }, { question: 'a', rating: 3, label: 3 }),
      {
        answers: [
          ['rating', 'all', 'a', [4], { people: 5 }],
          ['rating', 'all', 'a', [3], { people: 3 }],
        ],
        faults: [],
      },
    );
  });

  it('are about one answer where its index, its text, or a rater says so', () => {
    for (const same of [{ answerIndex: 1 }, { answer: 'Yes.' }, {}]) {
      const one = { question: 'a', candidate: 'X', ...same };
      const { answers } = read(
        { ...one, rating: 4, ratingIndex: 1 },
        { ...one, label: 5, rater: 'ann' },
        { ...one, label: 2, rater: 'ben' },
      );
      assert.deepEqual(answers, [['rating', 'X', 'a', [4], { ann: 5, ben: 2 }]]);
    }
  });

  it('are kept apart by measure and candidate', () => {
    const one = { question: 'a', rater: 'ann', label: 1 };
    const { answers } = read(one, { ...one, measure: 'm' }, { ...one, candidate: 'X' });
    assert.equal(answers.length, 3);
  });

  it('that cannot be read are named by line, and what can be is kept', () => {
    const { answers, faults } = read(
      { rating: 4 },
      { question: 'a', rating: 'good', label: 5 },
      { question: 'b', rating: '', label: 5, rater: 'ann' },
      { question: 'b', label: 5, rater: 'ann' },
      { question: 'b', label: 4, rater: 'ann' },
    );
    assert.deepEqual(faults, [
      '2 has no question',
      '3 rating is not a number: "good"',
      '6 label stands twice for this answer, by ann, as 5 and 4; the first counts',
    ]);
    assert.deepEqual(answers, [
      ['rating', 'all', 'a', [], { people: 5 }],
      ['rating', 'all', 'b', [], { ann: 5 }],
    ]);
  });
});
