import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aReply, aRequest, anEvaluation, lighthouse } from '../../test/fixtures/evaluation.ts';
import { openSqliteJournal } from '../journal/sqlite-journal.ts';
import type { AskContext } from '../models/model.ts';
import { openCaller, type CallerOptions } from './open-caller.ts';

async function opened(options: Partial<CallerOptions> = {}) {
  const journal = openSqliteJournal(':memory:');
  const contexts: AskContext[] = [];
  const model = {
    async ask(_request: unknown, context: AskContext) {
      contexts.push(context);
      return aReply();
    },
  };
  const prepared = {
    evaluation: anEvaluation(),
    documents: [lighthouse],
    contents: new Map([[lighthouse.hash, Buffer.from('as it is')]]),
    providers: new Map(),
    limits: { cost: null, minutes: null },
    findModel: async () => model,
  };
  const caller = await openCaller(prepared, journal, { run: 'run-1', now: () => 1000, ...options });
  return { journal, contexts, call: () => caller.call(aRequest(), { task: 'task', role: 'answer' }) };
}

test('the documents are kept before the first call, so that a replay finds them', async () => {
  const { journal } = await opened();
  assert.deepEqual(await journal.findDocument(lighthouse.hash), lighthouse);
});

test('a call is made with the documents at hand, kept, and not made again', async () => {
  const { contexts, call } = await opened();
  const made = await call();
  assert.equal(made.outcome === 'replied' && made.made, true);
  const [context] = contexts;
  assert.deepEqual(await context?.documents.read(lighthouse.hash), lighthouse);
  assert.equal(String(await context?.documents.bytes(lighthouse.hash)), 'as it is');
  assert.deepEqual([context?.signal, context?.onText], [undefined, undefined]);
  const again = await call();
  assert.equal(again.outcome === 'replied' && again.made, false);
  assert.equal(contexts.length, 1);
});

test('a listener reaches the model; after the signal nothing is asked', async () => {
  const abort = new AbortController();
  const onText = (): void => {};
  const { contexts, call, journal } = await opened({ signal: abort.signal, onText });
  await call();
  assert.deepEqual([contexts[0]?.signal?.aborted, contexts[0]?.onText], [false, onText]);
  abort.abort();
  const other = await opened({ signal: abort.signal });
  const result = await other.call();
  assert.equal(result.outcome === 'failed' && result.error.code, 'interrupted');
  assert.equal(other.contexts.length, 0);
  assert.notEqual(await journal.findStep('run-1', 'task', 'answer'), null);
  assert.equal(await other.journal.findStep('run-1', 'task', 'answer'), null);
});

test('what is under way when the signal comes has a moment to come in, and then is dropped', async (context) => {
  context.mock.timers.enable({ apis: ['setTimeout'] });
  const abort = new AbortController();
  const { contexts, call } = await opened({ signal: abort.signal });
  await call();
  const drop = contexts[0]?.signal;
  const reason = new Error('enough');
  abort.abort(reason);
  context.mock.timers.tick(1100);
  assert.equal(drop?.aborted, false);
  context.mock.timers.tick(200);
  assert.equal(drop?.aborted, true);
  assert.equal(drop.reason, reason);
});
