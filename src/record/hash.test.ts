import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hashOfData, hashOfText } from './hash.ts';

test('a text has the SHA-256 of its UTF-8', () => {
  assert.equal(hashOfText(''), 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  assert.equal(hashOfText('abc'), 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  assert.equal(hashOfText('é'), '4a99557e4033c3539de2eb65472017cad5f9557f7a0625a09f1c3f6e2ba69c4c');
});

test('data has the hash of its JSON with sorted keys', () => {
  assert.equal(hashOfData({ b: [1, null], a: 'x' }), hashOfText('{"a":"x","b":[1,null]}'));
});

test('the order of keys makes no difference, at any depth', () => {
  const one = { a: 1, b: { c: [{ d: 1, e: 2 }], f: null } };
  const other = { b: { f: null, c: [{ e: 2, d: 1 }] }, a: 1 };
  assert.equal(hashOfData(one), hashOfData(other));
});

test('a key without a value is as if it were not there', () => {
  assert.equal(hashOfData({ a: 1, b: undefined }), hashOfData({ a: 1 }));
});

test('what differs has another hash', () => {
  const values = [
    null,
    '',
    0,
    false,
    [],
    {},
    [1, 2],
    [2, 1],
    ['1', 2],
    [[1], 2],
    { a: 1 },
    { a: '1' },
    { a: null },
    { A: 1 },
    ['a', 'b'],
    ['a,b'],
    // One letter, or a letter with a combining accent: texts are not normalised.
    '\u00e9',
    'e\u0301',
    '\ud800',
    '\ud801',
    '\ufffd',
    '\\ud800',
    'a\0b',
    'ab',
  ];
  assert.equal(new Set(values.map(hashOfData)).size, values.length);
});

test('keys that mean something to JavaScript are data like others', () => {
  const parse = (json: string): unknown => JSON.parse(json);
  assert.notEqual(hashOfData(parse('{"__proto__": 1}')), hashOfData(parse('{}')));
  assert.equal(
    hashOfData(parse('{"10": 1, "9": 2, "a": 3}')),
    hashOfData(parse('{"a": 3, "9": 2, "10": 1}')),
  );
});
