import assert from 'node:assert/strict';
import { it } from 'node:test';
import { majorityRows } from './majority-rows.ts';
import { UnreadableCell } from './unreadable-cell.ts';

function majority(...ratings: [string, unknown][]) {
  const rows = ratings.map(([rater, rating], index) => ({
    line: index + 2,
    cells: { candidate: 'A', question: 'q', rater, rating },
  }));
  return majorityRows(rows, { rater: 'rater', value: 'rating' });
}

it('what more than half of the raters say counts, however the number is written', () => {
  assert.deepEqual(majority(['a', '4'], ['b', 5], ['c', '4.0']), {
    rows: [{ line: 2, cells: { candidate: 'A', question: 'q', rating: '4' } }],
    faults: [],
  });
});

it('without a majority there is no rating: nobody guesses', () => {
  const said = (...ratings: [string, unknown][]) => majority(...ratings).rows[0]?.cells['rating'];
  assert.deepEqual(said(['a', 4], ['b', 5]), new UnreadableCell('has no majority: 4, 5'));
  const garbage = new UnreadableCell('is garbage');
  assert.deepEqual(said(['a', 4], ['b', garbage]), new UnreadableCell('has no majority: 4, none'));
  assert.equal(said(['a', 4], ['b', garbage], ['c', 4]), 4);
});

it('items are told apart by what is compared, not by what is said about them', () => {
  const rows = ['x', 'y'].map((second, index) => ({
    line: index + 2,
    cells: { question: 'q', first: 'A', second, rater: 'a', winner: 'first', explanation: second },
  }));
  assert.equal(majorityRows(rows, { rater: 'rater', value: 'winner' }).rows.length, 2);
});

it('a rater has one vote: the second is named by its line', () => {
  const { rows, faults } = majority(['a', 4], ['a', 5], ['b', 4]);
  assert.deepEqual(faults, [{ line: 3, message: 'stands twice: rater "a" rated this before' }]);
  assert.equal(rows[0]?.cells['rating'], 4);
});
