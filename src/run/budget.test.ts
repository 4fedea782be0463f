import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aCall, aReply, aRequest, aRun, anEvaluation } from '../../test/fixtures/evaluation.ts';
import { settled, virtualTime } from '../calls/fixtures/virtual-time.ts';
import { LimitReached } from '../calls/ledger.ts';
import { openSqliteJournal } from '../journal/sqlite-journal.ts';
import { keyOf } from '../record/call-key.ts';
import { hashOfText } from '../record/hash.ts';
import { takeBudget } from './budget.ts';

const prices = { 'test:answerer': { input: 1_000_000, output: 0 } };
const run = aRun({ evaluation: anEvaluation({ prices }) });
const usage = (inputTokens: number | null) => ({ inputTokens, cachedInputTokens: 0, outputTokens: 0 });

function opened() {
  const journal = openSqliteJournal(':memory:');
  const time = virtualTime();
  const told: string[] = [];
  const beats = new Map<string, () => void>();
  const take = (owner: string, signal?: AbortSignal) =>
    takeBudget(run, {
      journal,
      owner,
      limit: 100,
      now: time.now,
      wait: time.wait,
      every: (_milliseconds, beat) => {
        beats.set(owner, beat);
        return () => beats.delete(owner);
      },
      signal,
      onWait: () => void told.push(owner),
    });
  const keep = (draw: string, inputTokens: number | null, made = true) => {
    const request = aRequest({ draw });
    const { key, content } = keyOf(request);
    const step = { run: run.id, task: draw, role: 'answer', key, made, error: null };
    const call = aCall(key, { reply: aReply({ usage: usage(inputTokens) }) });
    return journal.keepCall({ call, request, content, step });
  };
  return { journal, time, told, take, keep, beats };
}

const stake = { run: run.id, provider: 'test', model: 'answerer' };

test('what a run has spent so far counts: its calls, its losses, and what the dead had under way', async () => {
  const { journal, time, take, keep } = opened();
  await keep('1', 10);
  await journal.keepStep({
    run: run.id,
    task: 'x',
    role: 'answer',
    key: hashOfText('other'),
    made: false,
    error: null,
  });
  const lost = {
    run: run.id,
    key: hashOfText('lost'),
    provider: 'test',
    model: 'answerer',
    reserved: true,
    at: 1,
  };
  await journal.keepLoss({ ...lost, usage: usage(5) });
  await journal.keepLoss({ ...lost, run: 'another', usage: usage(1000) });
  await journal.claim(hashOfText('dead'), {
    owner: 'dead',
    now: time.now(),
    stake: { ...stake, usage: usage(3) },
  });
  await journal.claim(hashOfText('own'), {
    owner: 'we',
    now: time.now(),
    stake: { ...stake, usage: usage(4) },
  });
  const ledger = (await take('we'))?.ledger;
  assert.ok(ledger);
  assert.deepEqual([ledger.limit, ledger.spent], [100, 18]);
});

test('one process spends at a time: another waits, says so once, and counts what was spent meanwhile', async () => {
  const { time, told, take, keep } = opened();
  const first = await take('one');
  const second = take('other');
  await time.until(time.wait(1800));
  await keep('1', 25);
  assert.deepEqual(told, ['other']);
  await first?.release();
  assert.equal((await time.until(second))?.ledger.spent, 25);
  assert.deepEqual(told, ['other']);
});

test('waiting ends with the signal, and nothing is in hand', async () => {
  const { take } = opened();
  await take('one');
  const abort = new AbortController();
  const waiting = take('other', abort.signal);
  const reason = new Error('enough');
  abort.abort(reason);
  assert.equal(await waiting, null);
});

test('whoever sleeps for too long finds the money in other hands, and spends no more of it', async () => {
  const { time, take, beats } = opened();
  const sleeper = await take('one');
  await time.until(time.wait(20_000));
  beats.get('one')?.();
  await time.until(time.wait(20_000));
  const impatient = take('other');
  await time.until(time.wait(5000));
  beats.get('one')?.();
  await time.until(time.wait(40_000));
  assert.ok((await time.until(impatient))?.ledger);
  beats.get('one')?.();
  await settled();
  assert.equal(sleeper?.ledger.isClosed, true);
  await assert.rejects(async () => sleeper?.ledger.reserve(() => ({ least: 0, most: 0 })), LimitReached);
  assert.equal(beats.size, 2);
});
