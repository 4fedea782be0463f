import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { nearest } from './nearest.ts';

describe('the nearest name', () => {
  for (const [name, names, expected] of [
    ['answer', ['answers', 'ratings'], 'answers'],
    ['temprature', ['temperature', 'topP'], 'temperature'],
    ['juge', ['judges', 'judge'], 'judge'],
    ['dcoument', ['documents', 'document'], 'document'],
    ['TERSE', ['Terse'], 'Terse'],
    ['ab', ['ba'], null],
    ['abc', ['acb'], 'acb'],
    ['zebra', ['answers', 'seed'], null],
    ['', ['a'], null],
    ['same', ['same'], null],
    ['x'.repeat(101), ['x'.repeat(100)], null],
  ] as const) {
    it(`of ${name.slice(0, 12)} is ${expected ?? 'none'}`, () =>
      assert.equal(nearest(name, names), expected));
  }
});
