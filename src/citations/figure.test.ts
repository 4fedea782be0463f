import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { decimalMark, readFigures } from './figure.ts';
import { spelledNumbers } from './spelled-number.ts';

const read = (text: string, mark: '.' | ',' = '.'): unknown[] =>
  readFigures(text, mark).map(({ text: found, value, unit }) => [found, value, unit]);

describe('figures are read', () => {
  it('with separators, in English and in German', () => {
    const numbers = ['1,234.5', '1 234.5', '1234.5', '1’234.5'];
    for (const number of numbers) assert.deepEqual(read(`It is ${number}.`), [[number, 1234.5, '']]);
    assert.deepEqual(read('Es sind 1.234,5.', ','), [['1.234,5', 1234.5, '']]);
    assert.deepEqual(read('minus: -5 and −7'), [
      ['-5', -5, ''],
      ['−7', -7, ''],
    ]);
  });

  it('with units, magnitudes and currencies in one form', () => {
    for (const text of ['13%', '13 %', '13 percent', '13 Prozent'])
      assert.deepEqual(read(text), [[text, 13, '%']]);
    const millions = ['$6M', '$6 million', 'US$6 million', '6 million dollars', 'USD 6,000,000'];
    for (const text of millions) assert.deepEqual(read(`It is ${text}!`), [[text, 6e6, '$']]);
    assert.deepEqual(read('1.1 Mrd. € und 35-minute'), [
      ['1.1 Mrd. €', 1.1e9, '€'],
      ['35-minute', 35, 'minute'],
    ]);
    assert.deepEqual(read('90 passengers, 3 MB'), [
      ['90', 90, ''],
      ['3 MB', 3, 'megabyte'],
    ]);
  });

  it('both ends of a range', () =>
    assert.deepEqual(read('3–5 weeks'), [
      ['3', 3, ''],
      ['5 weeks', 5, 'week'],
    ]));

  it('not from names, versions and lists', () => {
    for (const text of ['GPT-4', 'v5', 'version 1.2.3', '1. First\n2) Second', '#12', 'V1.2'])
      assert.deepEqual(read(text), [], text);
  });
});

it('numbers spelled as words have values and units', () => {
  const found = spelledNumbers('Two weeks, zwölf Stunden, and someone').map(({ text, value, unit }) => [
    text,
    value,
    unit,
  ]);
  assert.deepEqual(found, [
    ['Two weeks', 2, 'week'],
    ['zwölf Stunden', 12, 'hour'],
  ]);
});

it('the decimal mark is told by numbers that can be read in one way only', () => {
  assert.equal(decimalMark('It is 1.25 or 1,234.'), '.');
  assert.equal(decimalMark('Es sind 1,25 oder 1.234.'), ',');
  assert.equal(decimalMark('1,234,567'), '.');
  assert.equal(decimalMark('1.234 or 1,234'), null);
});
