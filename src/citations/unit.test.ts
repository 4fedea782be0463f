import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unitOf } from './unit.ts';

test('magnitude and unit are read from what stands behind a number', () => {
  assert.deepEqual(unitOf(' million euros, and', ''), { factor: 1e6, unit: '€', length: 14 });
  assert.deepEqual(unitOf('-week plan', ''), { factor: 1, unit: 'week', length: 5 });
  assert.deepEqual(unitOf('k tokens', ''), { factor: 1000, unit: '', length: 1 });
});

test('a currency may stand before it', () => {
  assert.deepEqual(unitOf('M in all', 'US$'), { factor: 1e6, unit: '$', length: 1 });
  assert.deepEqual(unitOf(' in all', 'EUR '), { factor: 1, unit: '€', length: 0 });
});

test('small letters are units and no magnitudes: 5 m are metres', () => {
  assert.deepEqual(unitOf(' m high', ''), { factor: 1, unit: 'metre', length: 2 });
});

test('words that are no units are left', () => {
  assert.deepEqual(unitOf(' passengers', ''), { factor: 1, unit: '', length: 0 });
  assert.deepEqual(unitOf('', ''), { factor: 1, unit: '', length: 0 });
});
