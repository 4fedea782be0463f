import assert from 'node:assert/strict';
import { test } from 'node:test';
import { levelWords } from './level-words.ts';

test('the bare name stands only where the interval supports it', () => {
  assert.equal(levelWords({ nearest: 'good', between: null, supported: true }), 'good');
  assert.equal(levelWords({ nearest: 'good', between: null, supported: false }), 'near good');
});

test('halfway is between two levels, whatever the nearest', () => {
  assert.equal(
    levelWords({ nearest: null, between: ['ok', 'good'], supported: false }),
    'between "ok" and "good"',
  );
});

test('a dash where there is no level', () => {
  assert.equal(levelWords(null), '—');
  assert.equal(levelWords({ nearest: null, between: null, supported: false }), '—');
});
