import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { aCall, aReply, aRequest } from '../../test/fixtures/evaluation.ts';
import { ModelError, type Reach } from '../models/model.ts';
import { virtualTime } from './fixtures/virtual-time.ts';
import { retrying } from './retry.ts';
import type { Send } from './send.ts';

type Outcome = Error | 'done';

const minute = 60_000;
const outage = new ModelError('http-503', 'down', { reach: 'retry' });
const offline = new ModelError('offline', 'nobody answers', { reach: 'retry', mostRetries: 2 });
const empty = new ModelError('no-candidate', 'nothing', {
  reach: 'retry',
  mostRetries: 2,
  lastResort: aReply({ text: '' }),
});

/** Sends what the script says, the last of it again and again; each try takes so many milliseconds. */
function scripted(script: readonly Outcome[], { random = 0.5, takes = 0 } = {}) {
  const time = virtualTime();
  const lost: (number | null)[] = [];
  let tries = 0;
  const inner: Send = async (_request, key) => {
    const next = script[Math.min(tries, script.length - 1)];
    tries += 1;
    if (takes > 0) await time.wait(takes);
    if (next instanceof Error) throw next;
    return aCall(key);
  };
  const send = retrying(inner, {
    now: time.now,
    wait: time.wait,
    random: () => random,
    lose: async ({ usage }) => void lost.push(usage.inputTokens),
  });
  const request = aRequest();
  return {
    time,
    lost,
    tries: () => tries,
    call: () => time.until(send(request, 'key')),
    failure: async (): Promise<ModelError> => {
      const ended: unknown = await time.until(send(request, 'key')).catch((error: unknown) => error);
      assert.ok(ended instanceof ModelError);
      return ended;
    },
  };
}

describe('a call', () => {
  it('is tried again where that can help, and no other', async () => {
    const good = scripted([outage, outage, 'done']);
    assert.equal((await good.call()).key, 'key');
    assert.equal(good.tries(), 3);
    for (const reach of ['task', 'model', 'provider'] satisfies Reach[]) {
      const error = new ModelError('no', 'no', { reach, retryAfter: 1000 });
      const bad = scripted([error, 'done']);
      assert.equal(await bad.failure(), error);
      assert.deepEqual([bad.tries(), bad.time.waits.length], [1, 0]);
    }
    const bug = new TypeError('a bug');
    await assert.rejects(scripted([bug]).call(), bug);
  });

  it('is tried ten times, and for two minutes, and then is the error of its task', async () => {
    const { failure, tries } = scripted([outage], { random: 0, takes: 20_000 });
    const error = await failure();
    assert.equal(tries(), 10);
    assert.deepEqual([error.code, error.reach, error.message], ['http-503', 'task', 'test: down (10 tries)']);
  });

  it('waits for as long as the server asks, to the millisecond', async () => {
    const asking = new ModelError('rate-limited', 'wait', { reach: 'retry', retryAfter: 34_400 });
    const { call, time } = scripted([asking, asking, 'done']);
    await call();
    assert.deepEqual(time.waits, [34_400, 34_400]);
  });

  it('else waits for anything up to a bound that doubles, half a minute at last', async () => {
    const bounds = [1000, 2000, 4000, 8000, 16_000, 32_000, 32_000, 32_000, 32_000];
    for (const random of [0, 0.25, 0.999]) {
      const { call, time } = scripted([...bounds.map(() => outage), 'done'], { random });
      await call();
      assert.deepEqual(
        time.waits,
        bounds.map((bound) => bound * random),
      );
    }
  });

  it('is given up after ten minutes: no try begins later, not even one that the server asks for', async () => {
    const slow = scripted([outage], { random: 0, takes: 3 * minute });
    await slow.failure();
    // The fourth begins after nine minutes and ends after twelve.
    assert.equal(slow.tries(), 4);
    const asking = new ModelError('rate-limited', 'wait', { reach: 'retry', retryAfter: minute });
    const patient = scripted([asking], { takes: minute });
    const before = patient.time.now();
    await patient.failure();
    assert.equal(patient.tries(), 5);
    assert.ok(patient.time.now() - before <= 10 * minute);
  });

  it('that ended in a silence of ten minutes is tried again all the same, as often as that is allowed', async () => {
    const silent = new ModelError('timed-out', 'silent', { reach: 'retry', mostRetries: 2 });
    const { call, tries } = scripted([silent, silent, 'done'], { takes: 10 * minute });
    await call();
    assert.equal(tries(), 3);
  });

  it('is tried again no more often than its error allows, each kind of error by itself', async () => {
    const timedOut = new ModelError('timed-out', 'silent', { reach: 'retry', mostRetries: 2 });
    const gone = new ModelError('file-gone', 'gone', { reach: 'retry', mostRetries: 1 });
    for (const [script, tries] of [
      [[timedOut], 3],
      [[gone], 2],
      [[outage, outage, outage, timedOut, timedOut, 'done'], 6],
      [[timedOut, outage, timedOut, outage, timedOut, 'done'], 5],
    ] satisfies [Outcome[], number][]) {
      const one = scripted(script);
      await one.call().catch(() => {});
      assert.equal(one.tries(), tries);
    }
  });

  it('has a last resort: what stands where every try has failed', async () => {
    const { call, tries } = scripted([empty]);
    assert.equal((await call()).reply.text, '');
    assert.equal(tries(), 3);
    const better = scripted([empty, empty, 'done']);
    assert.equal((await better.call()).reply.text, aReply().text);
    const late = scripted([outage, outage, outage, outage, empty, 'done']);
    assert.equal((await late.call()).reply.text, aReply().text, 'one empty reply is no result yet');
    assert.equal((await scripted([empty, outage]).failure()).code, 'http-503');
  });
});

describe('a reply that was thrown away', () => {
  const unused = (inputTokens: number | null) =>
    new ModelError('no-candidate', 'nothing', {
      reach: 'retry',
      mostRetries: 2,
      lastResort: aReply({ text: '' }),
      usage: { inputTokens, cachedInputTokens: null, outputTokens: null },
    });
  const lostBy = async (script: readonly Outcome[]) => {
    const { call, lost } = scripted(script);
    await call().catch(() => {});
    return lost;
  };

  it('is lost, whatever comes of the call', async () => {
    assert.deepEqual(await lostBy([unused(100), unused(101), 'done']), [100, 101]);
    assert.deepEqual(await lostBy([unused(100), new ModelError('no', 'no', { reach: 'task' })]), [100]);
    const cut = new ModelError('large', 'cut', { reach: 'task' }).with({ usage: aReply().usage });
    assert.deepEqual(await lostBy([cut]), [100]);
  });

  it('is not lost where it is the last, and stands', async () => {
    assert.deepEqual(await lostBy([unused(100), unused(101), unused(102)]), [100, 101]);
  });

  it('is nothing where none came, or it counted nothing', async () => {
    assert.deepEqual(await lostBy([outage, unused(null), 'done']), []);
    assert.deepEqual(await lostBy([outage, unused(100), 'done']), [100]);
  });
});

describe('a provider', () => {
  it('that was never reached is given up after three tries', async () => {
    const { failure, tries } = scripted([offline]);
    const error = await failure();
    assert.equal(tries(), 3);
    assert.deepEqual([error.reach, error.message], ['provider', 'test: nobody answers (3 tries)']);
  });

  it('that was reached once, by whatever call, is tried on', async () => {
    const bad = new ModelError('bad-request', 'no', { reach: 'task' });
    for (const first of ['done', outage, bad] satisfies Outcome[]) {
      const script: Outcome[] = [first, ...Array.from({ length: 8 }, () => offline), 'done'];
      const one = scripted(script);
      await one.call().catch(() => {});
      if (first !== outage) await one.call();
      assert.equal(one.tries(), 10);
    }
    const gone = scripted(['done', offline], { random: 0, takes: 20_000 });
    await gone.call();
    assert.equal((await gone.failure()).reach, 'provider');
    assert.equal(gone.tries(), 11);
  });
});

describe('a signal', () => {
  it('ends the wait with its own reason', async () => {
    const abort = new AbortController();
    const reason = new Error('enough');
    const time = virtualTime();
    let tries = 0;
    const send = retrying(
      async () => {
        tries += 1;
        setImmediate(() => abort.abort(reason));
        throw new ModelError('rate-limited', 'wait', { reach: 'retry', retryAfter: minute });
      },
      { now: time.now, wait: time.wait, random: () => 0, signal: abort.signal, lose: async () => {} },
    );
    await assert.rejects(send(aRequest(), 'key'), reason);
    assert.equal(tries, 1);
  });
});
