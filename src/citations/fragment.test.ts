import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readFragments } from './fragment.ts';

const parts = (quotation: string): string[] => readFragments(quotation).map(({ source }) => source.trim());

test('marks of omission part a quotation', () => {
  for (const mark of ['…', '...', '[…]', '[...]', '(…)', '. . .', '....'])
    assert.deepEqual(parts(`the lamp ${mark} was lit`), ['the lamp', 'was lit'], mark);
  assert.deepEqual(parts('… the lamp …'), ['the lamp']);
  assert.deepEqual(parts('…'), []);
});

test('full stops and decimals do not', () => {
  assert.deepEqual(parts('It is 1.5. So it is.'), ['It is 1.5. So it is.']);
});

test('a long part is taken apart once more, and goes on where it was cut', () => {
  const fragments = readFragments(`${'word '.repeat(700)}… end`);
  const facts = fragments.map(({ words, afterOmission }) => [words.texts.length, afterOmission]);
  assert.deepEqual(facts, [
    [300, true],
    [300, false],
    [100, false],
    [1, true],
  ]);
});
