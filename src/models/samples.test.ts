import assert from 'node:assert/strict';
import { test } from 'node:test';
import { samples } from './samples.ts';

test('models of others are taken to sample, whatever the settings', () => {
  assert.equal(samples('google:gemini', { temperature: 0 }), true);
  assert.equal(samples('recorded:a.db', {}), true);
});

test('a built-in model samples only where it is told to', () => {
  assert.equal(samples('builtin:extractive', {}), false);
  assert.equal(samples('builtin:extractive', { temperature: 0 }), false);
  assert.equal(samples('builtin:extractive', { temperature: 0.7 }), true);
  assert.equal(samples('builtin:lexical', { temperature: 0.7 }), false);
});
