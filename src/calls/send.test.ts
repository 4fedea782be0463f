import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aReply, aRequest } from '../../test/fixtures/evaluation.ts';
import { ModelError, type AskContext } from '../models/model.ts';
import { sending } from './send.ts';

const nothing = () => Promise.reject(new Error('nothing is read here'));
const documents = { read: nothing, bytes: nothing };

function clock(): () => number {
  let now = 1000;
  return () => (now += 500);
}

test('the model of the request is asked, with the context, and the times are noted', async () => {
  const met: unknown[] = [];
  const context: AskContext = { documents };
  const send = sending({
    findModel: async (provider, model) => ({
      async ask(request, given) {
        met.push(provider, model, request, given);
        return aReply();
      },
    }),
    context,
    now: clock(),
  });
  assert.deepEqual(await send(aRequest(), 'key'), {
    key: 'key',
    reply: aReply(),
    startedAt: 1500,
    finishedAt: 2000,
  });
  assert.deepEqual(met, ['test', 'answerer', aRequest(), context]);
});

test('what finding or asking a model rejects with comes through as it is', async () => {
  const unknown = new ModelError('unknown-model', 'not known', { reach: 'model' });
  const options = { context: { documents }, now: clock() };
  const finding = sending({ ...options, findModel: () => Promise.reject(unknown) });
  await assert.rejects(finding(aRequest(), 'key'), unknown);
  const outage = new ModelError('outage', 'down', { reach: 'retry' });
  const model = { ask: () => Promise.reject(outage) };
  const asking = sending({ ...options, findModel: async () => model });
  await assert.rejects(asking(aRequest(), 'key'), outage);
});

test('once the signal has come, no model is asked any more', async () => {
  let asked = 0;
  const model = {
    ask: async () => {
      asked += 1;
      return aReply();
    },
  };
  const stop = new AbortController();
  const context = { documents };
  const send = sending({ findModel: async () => model, context, now: clock(), signal: stop.signal });
  await send(aRequest(), 'key');
  stop.abort();
  await assert.rejects(
    send(aRequest(), 'key'),
    (error) => error instanceof ModelError && error.code === 'interrupted' && error.reach === 'run',
  );
  assert.equal(asked, 1);
});

test('what is dropped on its way may have been paid for; an error of its own stays what it is', async () => {
  const drop = new AbortController();
  const reason = new Error('enough');
  const context = { documents, signal: drop.signal };
  const failing = (error: Error) =>
    sending({
      findModel: async () => ({
        ask: () => {
          drop.abort(reason);
          return Promise.reject(error);
        },
      }),
      context,
      now: clock(),
    })(aRequest(), 'key');
  await assert.rejects(failing(reason), { code: 'interrupted', mayBePaid: true });
  for (const error of [new ModelError('denied', 'no', { reach: 'provider' }), new TypeError('a bug')])
    await assert.rejects(failing(error), error);
});
