import assert from 'node:assert/strict';
import { test } from 'node:test';
import { splitSentences } from './split-sentences.ts';

const split = (text: string): string[] => [...splitSentences(text)].map((sentence) => sentence.trim());

test('splits at full stops, question and exclamation marks', () => {
  assert.deepEqual(split('One is here. Is two? Yes! Done.'), ['One is here.', 'Is two?', 'Yes!', 'Done.']);
});

test('abbreviations, initials and decimals end no sentence', () => {
  for (const sentence of [
    'Ask Dr. Holm about it.',
    'The U.S. Department of Defense paid 3.5 million.',
    'Several tools (e.g. GitHub) help, cf. Smith.',
    'See it there (p. 7).',
  ]) {
    assert.deepEqual(split(sentence), [sentence]);
  }
});

test('nothing of the text is lost', () => {
  const text = '  A first. A second, by J. Smith.  And the rest';
  assert.equal([...splitSentences(text)].join(''), text);
});

test('an abbreviation is known at the end of a long sentence too', () => {
  const long = `${'The keeper inspects the lamp and '.repeat(20)}asks Dr. Holm.`;
  assert.deepEqual(split(`${long} Then he goes.`), [long, 'Then he goes.']);
  assert.deepEqual(split(`${'x'.repeat(200)}Dr. Holm.`).length, 2);
});
