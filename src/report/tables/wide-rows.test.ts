import assert from 'node:assert/strict';
import { it } from 'node:test';
import { wideRows } from './wide-rows.ts';

const shape = { columns: ['ann', 'ben'], name: 'rater', value: 'rating' };

function wide(...cells: Record<string, unknown>[]) {
  return wideRows(
    cells.map((row, index) => ({ line: index + 2, cells: { candidate: 'A', question: 'q', ...row } })),
    shape,
  );
}

it('one column for each rater becomes one row for each rating, on the same line', () => {
  assert.deepEqual(wide({ ann: 4, ben: 5 }).rows, [
    { line: 2, cells: { candidate: 'A', question: 'q', answerIndex: 1, rater: 'ann', rating: 4 } },
    { line: 2, cells: { candidate: 'A', question: 'q', answerIndex: 1, rater: 'ben', rating: 5 } },
  ]);
});

it('two rows of one question are two answers', () => {
  assert.deepEqual(
    wide({ ann: 4 }, { ann: 5 }).rows.map(({ cells }) => cells['answerIndex']),
    [1, 2],
  );
  assert.deepEqual(wide({ answerIndex: 7, ann: 4 }).rows[0]?.cells['answerIndex'], 7);
});

it('an empty cell is counted, and a row without any rating stays', () => {
  const { rows, empty } = wide({ ann: 4 }, {});
  assert.deepEqual(
    [...empty],
    [
      ['ben', 2],
      ['ann', 1],
    ],
  );
  assert.deepEqual(
    rows.map(({ cells }) => cells['rating']),
    [4, undefined],
  );
});
