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
  const send = sending(
    async (provider, model) => ({
      samples: () => true,
      async ask(request, given) {
        met.push(provider, model, request, given);
        return aReply();
      },
    }),
    context,
    clock(),
  );
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
  const finding = sending(() => Promise.reject(unknown), { documents }, clock());
  await assert.rejects(finding(aRequest(), 'key'), unknown);
  const outage = new ModelError('outage', 'down', { reach: 'retry' });
  const model = { samples: () => true, ask: () => Promise.reject(outage) };
  await assert.rejects(sending(async () => model, { documents }, clock())(aRequest(), 'key'), outage);
});

test('once the signal has come, no model is asked any more', async () => {
  let asked = 0;
  const model = {
    samples: () => true,
    ask: async () => {
      asked += 1;
      return aReply();
    },
  };
  const stop = new AbortController();
  const send = sending(async () => model, { documents, signal: stop.signal }, clock());
  await send(aRequest(), 'key');
  stop.abort();
  await assert.rejects(
    send(aRequest(), 'key'),
    (error) => error instanceof ModelError && error.code === 'interrupted' && error.reach === 'task',
  );
  assert.equal(asked, 1);
});
