import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fromCsvCell } from '../../evaluation/from-csv-cell.ts';
import { toCsvCell } from './csv-cell.ts';

test('null is empty, the rest as it is', () => {
  assert.equal(toCsvCell(null), '');
  assert.equal(toCsvCell(undefined), '');
  assert.equal(toCsvCell('text'), 'text');
  assert.equal(toCsvCell(4.5), '4.5');
  assert.equal(toCsvCell(false), 'false');
  assert.equal(toCsvCell({ a: null }), '{"a":null}');
});

const formulas = [
  '=1+1',
  '+a',
  '-a',
  '@SUM(A1)',
  '\tx',
  '\rx',
  "'x",
  "''",
  '=',
  '-',
  '+1+1',
  '-1 and',
  '=-1',
  '+.',
  '-1e',
];
for (const text of formulas) {
  test(`${JSON.stringify(text)} gets a ' and loses it again`, () => {
    assert.equal(toCsvCell(text), `'${text}`);
    assert.equal(fromCsvCell(toCsvCell(text)), text);
  });
}

test('numbers are numbers, with any sign', () => {
  for (const text of ['-1', '+1', '-0.5', '-.5', '1e-7', '-1.5E+10', '5'])
    assert.equal(toCsvCell(text), text);
  assert.equal(toCsvCell(-0.25), '-0.25');
});

test("a ' that was not put there stays", () => {
  assert.equal(fromCsvCell("'tis"), "'tis");
  assert.equal(fromCsvCell("'"), "'");
  assert.equal(fromCsvCell("it's"), "it's");
});
