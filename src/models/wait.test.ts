import assert from 'node:assert/strict';
import { test } from 'node:test';
import { wait } from './wait.ts';

test('a wait ends by itself, or with the reason of the signal', async () => {
  await wait(1);
  await wait(1, new AbortController().signal);
  const reason = new Error('enough');
  await assert.rejects(wait(60_000, AbortSignal.abort(reason)), reason);
  const abort = new AbortController();
  const waiting = wait(60_000, abort.signal);
  abort.abort(reason);
  await assert.rejects(waiting, reason);
});
