import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aCall, aRequest } from '../../test/fixtures/evaluation.ts';
import { openSqliteJournal } from '../journal/sqlite-journal.ts';
import { keyOf } from '../record/call-key.ts';
import { notReached, replaying } from './replay.ts';

const purpose = { task: 'task', role: 'answer' };
const { key, content } = keyOf(aRequest());
const step = { run: 'run-1', ...purpose, key, made: true, error: null };

test('a call in the journal is found, whichever run made it, and no step is written', async () => {
  const journal = openSqliteJournal(':memory:');
  await journal.keepCall({ call: aCall(key), request: aRequest(), content, step });
  const caller = replaying(journal, 'run-2');
  const result = await caller.call(aRequest(), purpose);
  assert.deepEqual(result, { outcome: 'replied', call: aCall(key), made: false });
  assert.equal(await journal.findStep('run-2', 'task', 'answer'), null);
});

test('a call that failed is missing for the reason that its step gives', async () => {
  const journal = openSqliteJournal(':memory:');
  const error = { code: 'outage', message: 'down' };
  await journal.keepStep({ ...step, made: false, error });
  const caller = replaying(journal, 'run-1');
  assert.deepEqual(await caller.call(aRequest(), purpose), { outcome: 'failed', error });
});

test('a call that was never tried, or only by another run or for another call of the task, is not reached', async () => {
  const journal = openSqliteJournal(':memory:');
  await journal.keepStep({ ...step, run: 'run-2', made: false, error: { code: 'outage', message: 'down' } });
  await journal.keepStep(step);
  const caller = replaying(journal, 'run-1');
  const failed = { ...step, key: keyOf(aRequest({ draw: '9' })).key, made: false };
  for (const request of [aRequest(), aRequest({ freshness: '0 again 1' })]) {
    const result = await caller.call(request, purpose);
    assert.equal(result.outcome === 'failed' && result.error.code, notReached);
    await journal.keepStep({ ...failed, error: { code: 'outage', message: 'down' } });
  }
});
