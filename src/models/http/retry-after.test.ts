import assert from 'node:assert/strict';
import { test } from 'node:test';
import { retryAfterOf } from './retry-after.ts';

const now = Date.parse('2026-11-23T12:00:00Z');
const delay = (headers: Record<string, string>) => retryAfterOf(new Headers(headers), now);

test('a delay is read in milliseconds, in seconds, or as a date, in this order', () => {
  assert.equal(delay({ 'retry-after-ms': '1500', 'retry-after': '9' }), 1500);
  assert.equal(delay({ 'Retry-After': ' 2.5 ' }), 2500);
  assert.equal(delay({ 'retry-after-ms': '0.2' }), 1);
  assert.equal(delay({ 'retry-after': 'Mon, 23 Nov 2026 12:00:30 GMT' }), 30_000);
  assert.equal(delay({ 'retry-after-ms': 'soon', 'retry-after': '7' }), 7000);
});

test('nonsense, nothing, and a time that has passed are no delay', () => {
  for (const nonsense of ['soon', '', '-5', '0', 'NaN', 'Mon, 23 Nov 2026 11:59:30 GMT'])
    assert.equal(delay({ 'retry-after': nonsense, 'retry-after-ms': nonsense }), null, nonsense);
  assert.equal(delay({}), null);
});
