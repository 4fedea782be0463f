import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { aReply, aRequest } from '../../test/fixtures/evaluation.ts';
import { openSqliteJournal } from '../journal/sqlite-journal.ts';
import { ModelError, type Model } from '../models/model.ts';
import type { CallRequest } from '../record/call.ts';
import type { CallResult } from './caller.ts';
import { unlimited } from '../../test/fixtures/pay-options.ts';
import { settled, virtualTime } from './fixtures/virtual-time.ts';
import { paying, type PayOptions } from './pay.ts';

const bare = (code: string, reach: ModelError['reach'], retryAfter: number | null = null) =>
  new ModelError(code, code, { reach, retryAfter });

/** A caller over a model that does as `ask` says; `ask` is told the number of the request. */
function payer(
  ask: (number: number, request: CallRequest) => Promise<unknown>,
  facts: Partial<PayOptions> = {},
) {
  const journal = openSqliteJournal(':memory:');
  const time = virtualTime();
  const stops: string[] = [];
  const pauses: string[] = [];
  let asked = 0;
  const model: Model = {
    async ask(request) {
      asked += 1;
      await ask(asked, request);
      return aReply();
    },
  };
  const caller = paying({
    ...unlimited,
    journal,
    findModel: async () => model,
    now: time.now,
    wait: time.wait,
    onStop: ({ code }) => void stops.push(code),
    onPause: (name) => void pauses.push(name),
    ...facts,
  });
  const call = (draw: number, request: Partial<CallRequest> = {}): Promise<CallResult> =>
    caller.call(aRequest({ draw: String(draw), ...request }), { task: `task-${draw}`, role: 'answer' });
  const all = (count: number): Promise<CallResult[]> =>
    time.until(Promise.all(Array.from({ length: count }, (_, draw) => call(draw))));
  return { journal, time, stops, pauses, call, all, asked: () => asked };
}

const codeOf = (result: CallResult): string => (result.outcome === 'failed' ? result.error.code : 'replied');

describe('all pages together', () => {
  it('make a call, keep it, and find it again', async () => {
    const { all, asked, journal } = payer(async () => {});
    for (const round of ['made', 'found']) {
      const results = await all(3);
      assert.deepEqual(results.map(codeOf), ['replied', 'replied', 'replied'], round);
    }
    assert.equal(asked(), 3);
    assert.equal((await journal.findStep('run-1', 'task-0', 'answer'))?.error, null);
  });

  it('hold every call while the server asks to wait, and go on then', async () => {
    const { all, asked, time, pauses } = payer(async (number) => {
      if (number <= 5) throw bare('rate-limited', 'retry', 20_000);
    });
    const before = time.now();
    const results = await all(20);
    assert.equal(new Set(results.map(codeOf)).size, 1);
    assert.equal(results[0]?.outcome, 'replied');
    assert.ok(asked() >= 25);
    assert.ok(time.now() - before < 21_000);
    assert.deepEqual(pauses, ['test:answerer']);
  });

  it('stop the provider at its end: none that waits or is yet to come is sent, and all say why', async () => {
    const { all, asked, stops, journal } = payer(async (number) => {
      if (number <= 9) throw bare('rate-limited', 'retry', 20_000);
      throw bare('daily-quota', 'provider');
    });
    const results = await all(30);
    assert.deepEqual(new Set(results.map(codeOf)), new Set(['daily-quota']));
    assert.deepEqual(stops, ['daily-quota']);
    const sent = asked();
    assert.ok(sent <= 30, `${sent} were sent`);
    assert.deepEqual((await all(30)).map(codeOf), results.map(codeOf));
    assert.equal(asked(), sent);
    const step = await journal.findStep('run-1', 'task-29', 'answer');
    assert.deepEqual([step?.made, step?.error?.code], [false, 'daily-quota']);
  });

  it('stop at a pause, too: whoever waits in one is not sent after the end', async () => {
    let end = false;
    const { call, asked, time } = payer(async (number) => {
      if (number === 1) throw bare('rate-limited', 'retry', 20_000);
      if (end) throw bare('denied', 'provider');
    });
    const first = call(1);
    await settled();
    const paused = [call(2), call(3)];
    await settled();
    end = true;
    const ending = await time.until(call(4, { model: 'other' }));
    const results = await time.until(Promise.all([first, ...paused]));
    assert.deepEqual([ending, ...results].map(codeOf), ['denied', 'denied', 'denied', 'denied']);
    assert.equal(asked(), 2);
  });

  it('stop at once, also those who wait for the pace or for another try', async () => {
    const settingsOf = () => ({ requestsPerMinute: 5 });
    const denied = payer(() => Promise.reject(bare('denied', 'provider')), { settingsOf });
    const before = denied.time.now();
    assert.deepEqual(new Set((await denied.all(100)).map(codeOf)), new Set(['denied']));
    assert.ok(denied.asked() <= 5);
    assert.equal(denied.time.now(), before);

    let end = false;
    const late = payer(async () => {
      if (end) throw bare('denied', 'provider');
      throw bare('rate-limited', 'retry', 50_000);
    });
    const waiting = late.call(1);
    await settled();
    end = true;
    assert.equal(codeOf(await late.time.until(late.call(2, { model: 'other' }))), 'denied');
    assert.equal(codeOf(await waiting), 'denied');
    assert.ok(late.time.now() < 1_050_000);
  });

  it('give a model up that answers nobody for ten minutes, however many calls there are', async () => {
    const { time, stops, call, asked } = payer(() => Promise.reject(bare('http-503', 'retry')));
    const tasks = Array.from({ length: 80 }, (_, draw) => draw).values();
    const codes = new Set<string>();
    const work = async (): Promise<void> => {
      for (const draw of tasks) codes.add(codeOf(await call(draw)));
    };
    const before = time.now();
    await time.until(Promise.all(Array.from({ length: 8 }, work)));
    assert.deepEqual([[...codes], stops], [['http-503'], ['http-503']]);
    assert.ok(time.now() - before < 12 * 60_000, `${time.now() - before} ms`);
    assert.ok(asked() < 200, `${asked()} asked`);
  });

  it('stop one model and go on with another', async () => {
    const { call, asked, stops } = payer(async (_number, { model }) => {
      if (model === 'retired') throw bare('unknown-model', 'model');
    });
    assert.equal(codeOf(await call(1, { model: 'retired' })), 'unknown-model');
    assert.equal(codeOf(await call(2, { model: 'retired' })), 'unknown-model');
    assert.equal(codeOf(await call(3)), 'replied');
    assert.deepEqual([asked(), stops], [2, ['unknown-model']]);
  });

  it('give a provider up that nobody can reach, once for all', async () => {
    const unreached = new ModelError('offline', 'nobody answers', { reach: 'retry', mostRetries: 2 });
    const { all, stops, asked } = payer(() => Promise.reject(unreached));
    const results = await all(10);
    assert.deepEqual(new Set(results.map(codeOf)), new Set(['offline']));
    assert.deepEqual(stops, ['offline']);
    assert.ok(asked() <= 30);
  });

  it('keep a reply that is a last resort', async () => {
    const lastResort = aReply({ text: '' });
    const empty = new ModelError('no-candidate', 'nothing', { reach: 'retry', mostRetries: 2, lastResort });
    const { all, asked } = payer(() => Promise.reject(empty));
    const [result] = await all(1);
    assert.equal(result?.outcome === 'replied' && result.call.reply.text, '');
    await all(1);
    assert.equal(asked(), 3);
  });

  it('let a bug be heard', async () => {
    const bug = new TypeError('a bug');
    await assert.rejects(payer(() => Promise.reject(bug)).call(1), bug);
  });
});

describe('a signal', () => {
  const reason = new Error('enough');

  for (const stage of ['before', 'asking', 'waiting to try again', 'in a pause'] as const)
    it(`interrupts a call and leaves no trace of it: ${stage}`, async () => {
      const abort = new AbortController();
      const { call, journal, asked, stops } = payer(
        (number) =>
          new Promise((_resolve, reject) => {
            if (stage === 'asking') abort.signal.addEventListener('abort', () => reject(reason));
            else reject(bare('rate-limited', 'retry', stage === 'in a pause' && number > 1 ? null : 20_000));
          }),
        { signal: abort.signal, context: { ...unlimited.context, signal: abort.signal } },
      );
      if (stage === 'before') abort.abort(reason);
      const calls = stage === 'in a pause' ? [call(1), call(2)] : [call(1)];
      await settled();
      const late = stage === 'in a pause' ? [call(3)] : [];
      await settled();
      abort.abort(reason);
      const results = await Promise.all([...calls, ...late]);
      for (const [index, result] of results.entries()) {
        assert.equal(codeOf(result), 'interrupted');
        assert.equal(await journal.findStep('run-1', `task-${index + 1}`, 'answer'), null);
      }
      assert.equal(asked(), stage === 'before' ? 0 : calls.length);
      assert.deepEqual(stops, []);
    });
});
