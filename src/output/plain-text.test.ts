import assert from 'node:assert/strict';
import { test } from 'node:test';
import { oneLine, plainText } from './plain-text.ts';

test('leaves text, line feeds, tabs and visible signs as they are', () => {
  const text = 'Größe\t1\n日本語 👍🏽 \u0600 é';
  assert.equal(plainText(text), text);
});

const sequences: readonly (readonly [string, string, string])[] = [
  ['a colour', 'a\u001b[31mb\u001b[0mc', 'abc'],
  ['a colour with the 8-bit introducer', 'a\u009b31mb', 'ab'],
  ['clearing the screen', 'a\u001b[2J\u001b[Hb', 'ab'],
  ['a private mode', 'a\u001b[?1049hb', 'ab'],
  ['a title', 'a\u001b]0;title\u0007b', 'ab'],
  ['a link (OSC 8)', 'a\u001b]8;;https://x.example\u001b\\b\u001b]8;;\u001b\\c', 'abc'],
  ['the clipboard (OSC 52) with 8-bit ends', 'a\u009d52;c;cm0=\u009cb', 'ab'],
  ['a device control string', 'a\u001bPq#0\u001b\\b', 'ab'],
  ['an application command', 'a\u001b_x\u001b\\b', 'ab'],
  ['a reset', 'a\u001bcb', 'ab'],
  ['a character set', 'a\u001b(0b', 'ab'],
  ['a bare escape', 'a\u001b', 'a'],
  ['bell, backspace, delete and NUL', 'a\u0007\b\u007f\0b', 'ab'],
];
for (const [name, text, expected] of sequences) {
  test(`takes out ${name}`, () => assert.equal(plainText(text), expected));
}

test('an unfinished sequence hides no text after it', () => {
  assert.equal(plainText('a\u001b]0;shown\nb'), 'a0;shown\nb');
  assert.equal(plainText('a\u001b[31'), 'a31');
});

test('a sequence put together from the rest of others is no sequence', () => {
  const text = plainText('\u001b\u001b]0;x\u0007[31mred \u001b\u001b[0m[2J');
  assert.doesNotMatch(text, /\p{Cc}/u);
});

test('carriage returns and other line ends become line feeds: nothing is overwritten', () => {
  assert.equal(plainText('a\r\nb\rc\u0085d\u2028e\u2029f'), 'a\nb\nc\nd\ne\nf');
});

test('takes out bidirectional controls and invisible characters', () => {
  assert.equal(plainText('a\u202eb\u2066c\u2069d\u200fe\u061cf'), 'abcdef');
  assert.equal(plainText('a\u200bb\u2060c\ufeffd\u00ade\u{e0041}f'), 'abcdef');
});

test('a lone surrogate becomes the replacement character', () => {
  assert.equal(plainText('a\ud800b\udc00c'), 'a\ufffdb\ufffdc');
});

test('nothing that it returns can control a terminal, whatever it was given', () => {
  const alphabet = [
    '\u001b',
    '\u009b',
    '\u009d',
    '[',
    ']',
    ';',
    '3',
    'm',
    '\\',
    '\u0007',
    '\u202e',
    'a',
    '\r',
    '\ud83d',
  ];
  let state = 1;
  for (let round = 0; round < 2000; round += 1) {
    let text = '';
    for (let length = 0; length < 12; length += 1) {
      state = (state * 48271) % 2147483647;
      text += alphabet[state % alphabet.length];
    }
    assert.doesNotMatch(plainText(text), /[[\p{Cc}--\n]\p{Cf}\p{Cs}]/v);
  }
});

test('200 KB of openings without ends are still read through', () => {
  assert.equal(plainText('\u001b]'.repeat(100_000)), '');
  assert.equal(plainText('\u009d1'.repeat(100_000)).length, 100_000);
});

test('oneLine: one line, single spaces, trimmed', () => {
  assert.equal(oneLine(' a\n\tb \u001b[1mc\u001b[0m\r\n'), 'a b c');
});
