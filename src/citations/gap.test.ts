import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Gap, gapOf, gapsAgree } from './gap.ts';

const letters = { before: 'a', after: 'b' };
const digits = { before: '1', after: '2' };

test('what lies between two letters is told apart', () => {
  const kinds: Readonly<Record<Gap, readonly string[]>> = {
    none: ['', '\u00ad', '\u200b', '[', ']'],
    apostrophe: ["'", '’'],
    broken: ['-\n', '‐ \n ', '\u00ad\n'],
    hyphen: ['-', '‑', '–', '- '],
    space: [' ', '\n', ' \u00a0', '\t\n'],
    punctuation: [', ', '—', ' - ', '” ', ': ', '/', ' **'],
    sentence: ['. ', '!” ', '?\n', '. (', '.** '],
  };
  for (const [kind, gaps] of Object.entries(kinds))
    for (const gap of gaps) assert.equal(gapOf(gap, letters), kind, JSON.stringify(gap));
  assert.equal(gapOf('[', digits), 'punctuation');
});

test('gaps agree where only typography differs', () => {
  const same: [Gap, Gap][] = [
    ['broken', 'none'],
    ['broken', 'hyphen'],
    ['hyphen', 'broken'],
    ['none', 'broken'],
    ['space', 'punctuation'],
    ['punctuation', 'hyphen'],
    ['space', 'sentence'],
    ['sentence', 'punctuation'],
    ['apostrophe', 'punctuation'],
  ];
  for (const [inDocument, inQuotation] of same)
    assert.equal(gapsAgree(inDocument, inQuotation, letters), true, `${inDocument} ${inQuotation}`);
  assert.equal(gapsAgree('space', 'none', { before: '3', after: '%' }), true);
});

test('gaps disagree where the words do', () => {
  const other: [Gap, Gap][] = [
    ['space', 'none'],
    ['none', 'space'],
    ['apostrophe', 'none'],
    ['none', 'apostrophe'],
    ['hyphen', 'none'],
    ['sentence', 'space'],
  ];
  for (const [inDocument, inQuotation] of other)
    assert.equal(gapsAgree(inDocument, inQuotation, letters), false, `${inDocument} ${inQuotation}`);
});

test('between digits nothing may change but a broken line', () => {
  assert.equal(gapsAgree('broken', 'hyphen', digits), true);
  assert.equal(gapsAgree('hyphen', 'broken', digits), true);
  assert.equal(gapsAgree('broken', 'none', digits), false);
  assert.equal(gapsAgree('none', 'broken', digits), false);
  assert.equal(gapsAgree('hyphen', 'space', digits), false);
});
