import assert from 'node:assert/strict';
import { test } from 'node:test';
import { httpError, saidBy, type HttpFailure } from './http-error.ts';

function errorOf(facts: Partial<HttpFailure>) {
  const whenDenied = 'Check the key in LAB_KEY.';
  return httpError({
    provider: 'lab',
    model: 'm',
    status: 500,
    message: 'No.',
    retryAfter: null,
    whenDenied,
    ...facts,
  });
}

const table: [number, string, string][] = [
  [302, 'http-302', 'task'],
  [400, 'bad-request', 'task'],
  [401, 'denied', 'provider'],
  [403, 'denied', 'provider'],
  [404, 'unknown-model', 'model'],
  [408, 'http-408', 'retry'],
  [409, 'http-409', 'retry'],
  [413, 'http-413', 'task'],
  [429, 'rate-limited', 'retry'],
  [500, 'http-500', 'retry'],
  [529, 'http-529', 'retry'],
];
for (const [status, code, reach] of table)
  test(`a status ${status} ends what it says: ${reach}`, () => {
    const error = errorOf({ status });
    assert.deepEqual([error.code, error.reach, error.retryAfter], [code, reach, null]);
    assert.match(error.message, /^lab(?::m)?: No\./);
  });

test('what was asked for is named, and what to do', () => {
  assert.equal(errorOf({ status: 404 }).message, 'lab:m: No. Look up the name of the model.');
  assert.equal(errorOf({ status: 401 }).message, 'lab: No. Check the key in LAB_KEY.');
  assert.equal(errorOf({ status: 404, model: null }).code, 'http-404');
});

test('up to a minute is waited; longer ends the run, which goes on later', () => {
  const waited = errorOf({ status: 503, retryAfter: 60_000 });
  assert.deepEqual([waited.code, waited.reach, waited.retryAfter], ['http-503', 'retry', 60_000]);
  const longer = errorOf({ status: 429, retryAfter: 61_000 });
  assert.deepEqual([longer.code, longer.reach, longer.retryAfter], ['long-wait', 'provider', 61_000]);
  assert.equal(longer.message, 'lab: asks to wait 61 s; "assay run" goes on then.');
});

test('what a server says is one line, and not a page', () => {
  assert.equal(saidBy({ status: 500, message: 'One\n * two\n\n three ' }), 'One * two three');
  assert.equal(saidBy({ status: 502, message: ' \n' }), 'HTTP 502');
  assert.equal(saidBy({ status: 500, message: 'a'.repeat(9000) }), `${'a'.repeat(500)} …`);
});
