import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { keyTwice } from './json-keys.ts';

describe('a key that stands twice in JSON', () => {
  it('is found at any depth, however it is written', () => {
    assert.equal(keyTwice('{"a": 1, "b": 2, "a" : 3}'), 'a');
    assert.equal(keyTwice('{"a": [{"b": {}}, {"c": 1, "\\u0063": 2}]}'), 'c');
    assert.equal(keyTwice('{"": 1, "": 2}'), '');
    assert.equal(keyTwice('{"a\\"b": 1, "x": [], "a\\"b": 2}'), 'a"b');
  });

  it('is not seen in texts, nor across objects', () => {
    assert.equal(keyTwice('{"a": "a", "b": ["a", "a"], "c": {"a": {"a": 1}}}'), null);
    assert.equal(keyTwice('[{"a": 1}, {"a": 1}]'), null);
    assert.equal(keyTwice('{"a": "{\\"b\\": 1, \\"b\\": 2}", "b": "\\\\"}'), null);
    assert.equal(keyTwice('"text"'), null);
  });

  it('does not exhaust the stack on a long text', () => {
    const escapes = '\n'.repeat(5_000_000);
    assert.equal(keyTwice(`{"a": ${JSON.stringify(escapes)}, "b": 1, "a": 2}`), 'a');
  });
});
