import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { UnreadableCell } from './tables/unreadable-cell.ts';
import { readTidyComparisons } from './tidy-comparisons.ts';

function read(...cells: Record<string, unknown>[]) {
  return readTidyComparisons(
    cells.map((row, index) => ({
      line: index + 2,
      cells: { question: 'q', first: 'A', second: 'B', winner: 'first', ...row },
    })),
    'rating',
  );
}

describe('a table of choices', () => {
  it('holds one choice a row, by place or by name', () => {
    const { comparisons, faults } = read(
      {},
      { winner: ' second' },
      { winner: 'same' },
      { winner: 'B' },
      { winner: 'A' },
    );
    assert.deepEqual(
      comparisons.map(({ winner }) => winner),
      ['first', 'second', 'same', 'second', 'first'],
    );
    assert.deepEqual(faults, []);
  });

  it('never guesses a choice: it is missing, and named by its line', () => {
    const unread = new UnreadableCell('is none of 1, 2: "garbage"');
    const { comparisons, faults } = read({ winner: 'tie' }, { winner: undefined }, { winner: unread });
    assert.deepEqual(
      comparisons.map(({ winner }) => winner),
      [null, null, null],
    );
    assert.deepEqual(faults, [
      { line: 2, message: 'winner is neither first, second, same nor one of the two: "tie"' },
      { line: 3, message: 'has no winner' },
      { line: 4, message: 'winner is none of 1, 2: "garbage"' },
    ]);
  });

  it('takes a row that tells why it has no choice at its word', () => {
    const { comparisons, faults } = read({ winner: undefined, outcome: 'no-verdict' });
    assert.deepEqual([comparisons[0]?.winner, faults], [null, []]);
  });

  it('leaves out what has no place, and says so', () => {
    const { comparisons, faults } = read(
      { question: ' ' },
      { first: '' },
      { second: undefined },
      { second: 'A' },
      { firstAnswerIndex: 0 },
    );
    assert.deepEqual(comparisons, []);
    assert.deepEqual(
      faults.map(({ line, message }) => `${line} ${message}`),
      [
        '2 has no question',
        '3 has no first candidate',
        '4 has no second candidate',
        '5 compares "A" with itself',
        '6 an answer index is not a whole number from 1',
      ],
    );
  });

  it('counts a choice that stands twice once, where rows say which choice they are', () => {
    const again = read({ rater: 'ann' }, { rater: 'ann' }, { rater: 'ben' });
    assert.equal(again.comparisons.length, 2);
    assert.deepEqual(again.faults, [{ line: 3, message: 'stands twice: line 2 is the same choice' }]);
    assert.equal(read({}, {}).comparisons.length, 2);
  });

  it('knows two answers in either order, before one judge', () => {
    const swapped = { first: 'B', second: 'A', firstAnswerIndex: 1, secondAnswerIndex: 2 };
    const { comparisons } = read({ firstAnswerIndex: 2 }, swapped, { ...swapped, judge: 'other' });
    assert.equal(comparisons[0]?.pair, comparisons[1]?.pair);
    assert.notEqual(comparisons[1]?.pair, comparisons[2]?.pair);
  });

  it('takes clusters for what belongs together, else five documents or more', () => {
    assert.deepEqual(read({ cluster: 'c' }).comparisons[0]?.cluster, 'c');
    const documents = ['a', 'b', 'c', 'd', 'e'];
    const { comparisons } = read(...documents.map((document) => ({ document, question: `q@${document}` })));
    assert.deepEqual(
      comparisons.map(({ cluster }) => cluster),
      [null, null, null, null, null],
    );
    const own = read(...documents.map((document) => ({ document, question: `q ${document}` })));
    assert.deepEqual(
      own.comparisons.map(({ cluster }) => cluster),
      documents,
    );
  });
});
