import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Finding } from './finding.ts';
import { readTidyRatings } from './tidy-ratings.ts';

function read(...cells: Record<string, unknown>[]) {
  return readTidyRatings(
    cells.map((row, index) => ({ line: index + 2, cells: { candidate: 'A', question: 'q', ...row } })),
    'rating',
  );
}

function ratingsIn({ findings }: ReturnType<typeof read>): (Finding & { kind: 'rating' })[] {
  return findings.filter((finding) => finding.kind === 'rating');
}

function said({ faults }: ReturnType<typeof read>): string[] {
  return faults.map(({ line, message }) => `${line} ${message}`);
}

describe('a table of ratings', () => {
  it('brings one rating a row, and one answer for its ratings', () => {
    const table = read(
      { rating: '4', answerIndex: '1' },
      { rating: 5, answerIndex: 1 },
      { rating: 3, answerIndex: 2 },
    );
    assert.deepEqual(
      ratingsIn(table).map(({ rating, answerIndex }) => [rating, answerIndex]),
      [
        [4, 1],
        [5, 1],
        [3, 2],
      ],
    );
    assert.equal(table.findings.filter(({ kind }) => kind === 'answer').length, 2);
    assert.deepEqual(table.faults, []);
  });

  it('takes rows without an index for answers of their own, but raters for ratings of one answer', () => {
    assert.deepEqual(
      ratingsIn(read({ rating: 4 }, { rating: 5 })).map(({ answerIndex }) => answerIndex),
      [1, 2],
    );
    const raters = ratingsIn(read({ rating: 4, rater: 'Ann' }, { rating: 5, rater: 'Bo' }));
    assert.deepEqual(
      raters.map(({ answerIndex, judge }) => [answerIndex, judge]),
      [
        [1, 'Ann'],
        [1, 'Bo'],
      ],
    );
  });

  it('never makes a number of what is none: it is missing, and named by its line', () => {
    const odd = ['good', '', ' ', '4/5', 'NaN', 'Infinity', '0x4', '4,5', null, true, {}, Infinity, '1e999'];
    const table = read(...odd.map((rating) => ({ rating })), {});
    assert.deepEqual(
      new Set(ratingsIn(table).map(({ rating, outcome }) => `${rating} ${outcome}`)),
      new Set(['null no-verdict']),
    );
    assert.deepEqual(
      table.faults.map(({ line }) => line),
      Array.from({ length: odd.length + 1 }, (_, index) => index + 2),
    );
  });

  it('takes no number from a row whose outcome says that there is none', () => {
    const table = read(
      { outcome: 'no-verdict', rating: 4 },
      { outcome: 'error' },
      { outcome: 'fine', rating: 4 },
    );
    assert.deepEqual(
      ratingsIn(table).map(({ rating, outcome }) => [rating, outcome]),
      [
        [null, 'no-verdict'],
        [null, 'error'],
        [null, 'no-verdict'],
      ],
    );
    assert.deepEqual(
      table.faults.map(({ line, message }) => [line, message]),
      [[4, 'outcome is none of rated, no-answer, no-verdict, error: "fine"']],
    );
  });

  it('takes a rating off the scale for one that is missing', () => {
    const rows = [0, 1, '5', 5.5].map((rating, index) => ({
      line: index + 2,
      cells: { candidate: 'A', question: 'q', rating },
    }));
    const table = readTidyRatings(rows, 'rating', () => ({ min: 1, max: 5 }));
    assert.deepEqual(
      ratingsIn(table).map(({ rating }) => rating),
      [null, 1, 5, null],
    );
    assert.deepEqual(
      table.faults.map(({ line, message }) => `${line} ${message}`),
      ['2 rating 0 is off the scale of 1 to 5', '5 rating 5.5 is off the scale of 1 to 5'],
    );
  });

  it('names rows that have no place', () => {
    const table = read({ candidate: '', rating: 4 }, { candidate: ' ', rating: 4 }, { question: null });
    assert.deepEqual(table.findings, []);
    assert.deepEqual(said(table), ['2 has no candidate', '3 has no candidate', '4 has no question']);
  });

  it('counts a row whose answer index cannot be read as an answer without a rating', () => {
    const table = read(
      { answerIndex: '0', rating: 4 },
      { answerIndex: 'first', rating: 4 },
      { answerIndex: '1', rating: 4 },
    );
    assert.deepEqual(
      ratingsIn(table).map(({ rating, outcome }) => [rating, outcome]),
      [
        [null, 'no-verdict'],
        [null, 'no-verdict'],
        [4, 'rated'],
      ],
    );
    assert.equal(table.findings.filter(({ kind }) => kind === 'answer').length, 3);
    assert.deepEqual(said(table), [
      '2 answerIndex is not a whole number from 1: "0"',
      '3 answerIndex is not a whole number from 1: "first"',
    ]);
  });

  it('counts a rating that stands twice once, and names the later line', () => {
    const row = { answerIndex: 1, ratingIndex: 1, measure: 'm', judge: 'j', rating: 4 };
    const others = [{ answerIndex: 2 }, { ratingIndex: 2 }, { measure: 'n' }, { judge: 'k' }];
    const table = read(row, { ...row, rating: 5 }, ...others.map((other) => ({ ...row, ...other })), row);
    assert.equal(ratingsIn(table).length, 5);
    assert.deepEqual(said(table), [
      '3 stands twice: line 2 is the same rating',
      '8 stands twice: line 2 is the same rating',
    ]);
  });

  it('takes a rating beyond a million for none, on either side', () => {
    const table = read({ rating: 1e6 }, { rating: -1e6 }, { rating: '1e308' }, { rating: -1000001 });
    assert.deepEqual(
      ratingsIn(table).map(({ rating }) => rating),
      [1e6, -1e6, null, null],
    );
    assert.deepEqual(said(table), [
      '4 rating 1e+308 is beyond ±1000000',
      '5 rating -1000001 is beyond ±1000000',
    ]);
  });

  it('finds the question of a unit that names its document', () => {
    const [finding] = read({ question: 'q@a', document: 'a', rating: 4 }).findings;
    assert.deepEqual([finding?.unit, finding?.question, finding?.document], ['q@a', 'q', 'a']);
  });
});
