import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readLetters } from './letters.ts';

test('letters are kept in one form, each with its place', () => {
  const { text, starts, ends } = readLetters('Oﬃce e\u0301té');
  assert.equal(text, 'officeété');
  assert.deepEqual(starts, [0, 1, 1, 1, 2, 3, 5, 7, 8]);
  assert.deepEqual(ends, [1, 2, 2, 2, 3, 4, 7, 8, 9]);
});

test('signs that change what a number says are letters too', () => {
  assert.equal(
    readLetters('It fell to -5 °C, by 1,250.5 %, <$3; 10² m.').text,
    'itfellto-5°cby1,250.5%<$310^2m',
  );
  assert.equal(readLetters('3–5, 3 - 5; a. b').text, '3535ab');
});

test('between letters stand gaps, which have kinds', () => {
  assert.deepEqual(readLetters('a b-c. D').gaps, ['space', 'space', 'hyphen', 'sentence', 'space']);
  assert.deepEqual(readLetters('').gaps, ['space']);
});
