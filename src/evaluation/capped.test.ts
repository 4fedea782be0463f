import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { capped } from './capped.ts';
import { problem } from './problem.ts';

const row = (line: number, message: string) =>
  problem({ file: 'a.csv', line, column: null, key: 'ask', sourceLine: null }, message);

describe('many problems of one kind', () => {
  it('are told six times, whatever value each quotes', () => {
    const many = Array.from({ length: 9 }, (_, index) => ({
      ...row(index + 1, `unknown: "${'x'.repeat(index)}"`),
      suggestion: 'y',
    }));
    const told = capped([...many, row(10, 'needed')]);
    assert.deepEqual(
      told.map(({ line }) => line),
      [1, 2, 3, 4, 5, 6, 10],
    );
    assert.equal(told[5]?.message, 'unknown: "xxxxx"; and 3 more like it');
    assert.equal(told[5]?.suggestion, null);
  });

  it('are all told where six are enough, or where they stand in a file of keys', () => {
    const six = Array.from({ length: 6 }, (_, index) => row(index + 1, 'needed'));
    assert.deepEqual(capped(six), six);
    const keys = Array.from({ length: 9 }, (_, index) => ({ ...row(index + 1, 'needed'), column: 1 }));
    assert.deepEqual(capped(keys), keys);
  });
});
