import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countCalls } from '../../test/fixtures/count-calls.ts';
import { aCall, aReply, aRequest } from '../../test/fixtures/evaluation.ts';
import type { Journal } from '../journal/journal.ts';
import { JournalError } from '../journal/journal.ts';
import { openSqliteJournal } from '../journal/sqlite-journal.ts';
import { ModelError } from '../models/model.ts';
import { keyOf } from '../record/call-key.ts';
import { remembering } from './remember.ts';
import type { Send } from './send.ts';

const purpose = { task: 'task', role: 'answer' };
const outage = new ModelError('outage', 'the provider is down', { reach: 'retry' });

/** Sends nothing: says what it is told to, one turn of the event loop later, and counts. */
function scriptedSend(...said: (string | Error)[]): Send & { count: number } {
  const send = async (_request: unknown, key: string) => {
    const next = said[Math.min(send.count, said.length - 1)] ?? '';
    send.count += 1;
    await new Promise((resolve) => setImmediate(resolve));
    if (next instanceof Error) throw next;
    return aCall(key, { reply: aReply({ text: next }) });
  };
  send.count = 0;
  return send;
}

function textOf(result: Awaited<ReturnType<ReturnType<typeof remembering>['call']>>): string {
  return result.outcome === 'replied'
    ? `${result.made ? 'made' : 'reused'}: ${result.call.reply.text}`
    : result.error.code;
}

test('a call is made once and then found, by the same run and by another', async () => {
  const journal = openSqliteJournal(':memory:');
  const send = scriptedSend('first', 'second');
  const caller = remembering(journal, 'run-1', send);
  assert.equal(textOf(await caller.call(aRequest(), purpose)), 'made: first');
  assert.equal(textOf(await caller.call(aRequest({ seed: 7 }), purpose)), 'reused: first');
  const later = remembering(journal, 'run-2', send);
  assert.equal(textOf(await later.call(aRequest(), purpose)), 'reused: first');
  assert.equal(send.count, 1);
  const { key } = keyOf(aRequest());
  const made = { run: 'run-1', ...purpose, key, made: true, error: null };
  assert.deepEqual(await journal.findStep('run-1', 'task', 'answer'), made);
  assert.deepEqual(await journal.findStep('run-2', 'task', 'answer'), { ...made, run: 'run-2', made: false });
});

test('a call is durable, with its request, before anybody hears of it', async () => {
  const journal = openSqliteJournal(':memory:');
  const result = await remembering(journal, 'run-1', scriptedSend('first')).call(aRequest(), purpose);
  const { key } = keyOf(aRequest());
  assert.deepEqual(await journal.findCall(key), result.outcome === 'replied' ? result.call : null);
  assert.deepEqual(await journal.findRequest(key), aRequest());
});

test('a failed call is noted with its error, and tried again the next time', async () => {
  const journal = openSqliteJournal(':memory:');
  const caller = remembering(journal, 'run-1', scriptedSend(outage, 'first'));
  const error = { code: 'outage', message: 'the provider is down' };
  assert.deepEqual(await caller.call(aRequest(), purpose), { outcome: 'failed', error });
  assert.deepEqual((await journal.findStep('run-1', 'task', 'answer'))?.error, error);
  assert.equal(await journal.findCall(keyOf(aRequest()).key), null);
  assert.equal(textOf(await caller.call(aRequest(), purpose)), 'made: first');
  assert.equal((await journal.findStep('run-1', 'task', 'answer'))?.error, null);
});

test('a bug is heard, leaves no step, and does not stand in the way of the next call', async () => {
  const journal = openSqliteJournal(':memory:');
  const caller = remembering(journal, 'run-1', scriptedSend(new TypeError('broken'), 'first'));
  const both = [caller.call(aRequest(), purpose), caller.call(aRequest(), { ...purpose, task: 'other' })];
  for (const result of await Promise.allSettled(both)) {
    assert.equal(result.status, 'rejected');
    assert.ok(result.reason instanceof TypeError);
  }
  assert.equal(await journal.findStep('run-1', 'task', 'answer'), null);
  assert.equal(textOf(await caller.call(aRequest(), purpose)), 'made: first');
});

test('equal requests at the same time share one call: one made it, the others reused it', async () => {
  const journal = openSqliteJournal(':memory:');
  const send = scriptedSend('first', 'second');
  const caller = remembering(journal, 'run-1', send);
  const tasks = ['a', 'b', 'c'];
  const results = await Promise.all(tasks.map((task) => caller.call(aRequest(), { task, role: 'answer' })));
  assert.deepEqual(results.map(textOf), ['made: first', 'reused: first', 'reused: first']);
  assert.equal(send.count, 1);
  assert.deepEqual(await countCalls(journal, 'run-1'), { calls: 3, made: 1 });
});

test('a failure is shared too, and noted for every task', async () => {
  const journal = openSqliteJournal(':memory:');
  const send = scriptedSend(outage, 'first');
  const caller = remembering(journal, 'run-1', send);
  const results = await Promise.all(
    ['a', 'b'].map((task) => caller.call(aRequest(), { task, role: 'answer' })),
  );
  assert.deepEqual(results.map(textOf), ['outage', 'outage']);
  assert.equal(send.count, 1);
  for (const task of ['a', 'b']) {
    assert.equal((await journal.findStep('run-1', task, 'answer'))?.error?.code, 'outage');
  }
});

test('requests that differ do not wait for each other', async () => {
  const journal = openSqliteJournal(':memory:');
  const send = scriptedSend('first', 'second');
  const caller = remembering(journal, 'run-1', send);
  const results = await Promise.all(['1', '2'].map((draw) => caller.call(aRequest({ draw }), purpose)));
  assert.deepEqual(results.map(textOf), ['made: first', 'made: second']);
});

test('an engine that answers late does not let an equal request slip in between', async () => {
  const journal = late(openSqliteJournal(':memory:'));
  const send = scriptedSend('first', 'second');
  const caller = remembering(journal, 'run-1', send);
  const first = caller.call(aRequest(), purpose);
  // Asked while the first call is looked up, made and kept, one after the other.
  const others = [];
  for (let turn = 0; turn < 8; turn += 1) {
    others.push(caller.call(aRequest(), { task: `${turn}`, role: 'answer' }));
    await new Promise((resolve) => setImmediate(resolve));
  }
  assert.equal(textOf(await first), 'made: first');
  for (const result of await Promise.all(others)) assert.equal(textOf(result), 'reused: first');
  assert.equal(send.count, 1);
});

test('where another process kept the call first, its reply is the one that is used, and counts as reused', async () => {
  const journal = openSqliteJournal(':memory:');
  const { key, content } = keyOf(aRequest());
  const caller = remembering(journal, 'run-1', async () => {
    const call = aCall(key, { reply: aReply({ text: 'theirs' }) });
    const step = { run: 'run-2', ...purpose, key, made: true, error: null };
    await journal.keepCall({ call, request: aRequest(), content, step });
    return aCall(key, { reply: aReply({ text: 'ours' }) });
  });
  assert.equal(textOf(await caller.call(aRequest(), purpose)), 'reused: theirs');
  assert.deepEqual(await countCalls(journal, 'run-1'), { calls: 1, made: 0 });
  assert.deepEqual(await countCalls(journal, 'run-2'), { calls: 1, made: 1 });
});

test('a reply that is no Unicode is heard as it will be read again', async () => {
  const journal = openSqliteJournal(':memory:');
  const caller = remembering(journal, 'run-1', scriptedSend('half \ud83d a tower'));
  assert.equal(textOf(await caller.call(aRequest(), purpose)), 'made: half \ufffd a tower');
  assert.equal(textOf(await caller.call(aRequest(), purpose)), 'reused: half \ufffd a tower');
});

test('a journal that cannot be written ends the run: it is no error of a task', async () => {
  const journal: Journal = {
    ...openSqliteJournal(':memory:'),
    keepCall: () => Promise.reject(new JournalError('journal.db: the disk is full')),
  };
  const caller = remembering(journal, 'run-1', scriptedSend('first'));
  await assert.rejects(caller.call(aRequest(), purpose), JournalError);
  assert.equal(await journal.findStep('run-1', 'task', 'answer'), null);
});

/** The same journal, every answer a turn of the event loop later. */
function late(journal: Journal): Journal {
  const turn = () => new Promise((resolve) => setImmediate(resolve));
  return {
    ...journal,
    async findCall(key) {
      const found = await journal.findCall(key);
      await turn();
      return found;
    },
    async keepCall(fact) {
      await turn();
      const isNew = await journal.keepCall(fact);
      await turn();
      return isNew;
    },
  };
}

test('a reply that came second is lost and counted; one that was waited for is no loss', async () => {
  const { key, content } = keyOf(aRequest());
  for (const [startedAt, kinds] of [
    [5000, ['reused']],
    [5100, ['reused', 'lost']],
  ] as const) {
    const journal = openSqliteJournal(':memory:');
    const theirs = aCall(key, { startedAt: 5000 });
    const caller = remembering(journal, 'run-1', async () => {
      const step = { run: 'run-2', ...purpose, key, made: true, error: null };
      await journal.keepCall({ call: theirs, request: aRequest(), content, step });
      return { ...theirs, startedAt };
    });
    await caller.call(aRequest(), purpose);
    const usage = await Array.fromAsync(journal.usage('run-1'));
    assert.deepEqual(
      usage.map(({ kind }) => kind),
      kinds,
    );
  }
});
