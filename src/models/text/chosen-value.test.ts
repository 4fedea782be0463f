import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chosenValue } from './chosen-value.ts';

const values = ['good', 'very good', '3'];

test('a value is read bare, in quotes, or in the object it was asked for in, whatever blanks are around', () => {
  for (const text of ['good', ' good\n', '"good"', "'good'", '`good`', ' " good " ', '{"value": "good"}\n'])
    assert.equal(chosenValue(text, values), 'good', text);
  assert.equal(chosenValue('very good', values), 'very good');
});

test('everything else comes back as it was said', () => {
  const others = [
    'Good',
    'good.',
    'I say good',
    'good good',
    '{"level": "good"}',
    '{"value": "good", "why": "x"}',
    '{"value": 3}',
    '["good"]',
    '"good',
    '',
  ];
  for (const text of others) assert.equal(chosenValue(text, values), text);
});
