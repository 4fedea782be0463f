import assert from 'node:assert/strict';
import { test } from 'node:test';
import { redact, redactPieces } from './redact.ts';

test('secrets are replaced by stars wherever they stand, also percent-encoded, the longest first', () => {
  const secret = 'ab/c+d';
  assert.equal(redact(`${secret} and ${secret}`, [secret]), '*** and ***');
  assert.equal(redact('?key=ab%2Fc%2Bd&key=ab%2fc%2bd', [secret]), '?key=***&key=***');
  assert.equal(redact('longer-secret', ['longer', 'longer-secret']), '***');
  assert.equal(redact('nothing here', [secret]), 'nothing here');
  assert.equal(redact('a$&b', ['a$&b']), '***');
});

test('what is too short to be a secret is left: it would tear words', () => {
  assert.equal(redact('an answer', ['an', '']), 'an answer');
});

test('a secret is found in pieces of a text however they are cut, and nothing else is lost', () => {
  const secret = 'abcabd';
  const text = `ab ${secret} abcabc${secret}abca`;
  for (let size = 1; size <= text.length; size += 1) {
    let handed = '';
    const pieces = redactPieces(secret, (piece) => {
      assert.notEqual(piece, '');
      handed += piece;
      assert.equal(handed.includes(secret), false);
    });
    for (let at = 0; at < text.length; at += size) pieces.onText(text.slice(at, at + size));
    pieces.end();
    assert.equal(handed, 'ab *** abcabc***abca', `pieces of ${size}`);
  }
});
