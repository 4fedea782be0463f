import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { aCall, aRequest } from '../../test/fixtures/evaluation.ts';
import { ModelError } from '../models/model.ts';
import { virtualTime } from './fixtures/virtual-time.ts';
import { unlimited } from '../../test/fixtures/pay-options.ts';
import { pacing } from './pace.ts';
import { TokenBounds } from './token-bounds.ts';

const pace = { settingsOf: () => ({}), bounds: new TokenBounds(unlimited.context.documents) };

function limited(retryAfter: number | null): ModelError {
  return new ModelError('rate-limited', 'wait', { reach: 'retry', retryAfter });
}

/** Sends at once, and notes when and to which model; fails first with what the script holds. */
function paused(...script: ModelError[]) {
  const time = virtualTime();
  const start = time.now();
  const sent: [string, number][] = [];
  const told: [string, number][] = [];
  const send = pacing(
    async ({ model }, key) => {
      sent.push([model, time.now() - start]);
      const error = script.shift();
      if (error !== undefined) throw error;
      return aCall(key);
    },
    { ...time, ...pace, onPause: (model, milliseconds) => void told.push([model, milliseconds]) },
  );
  return { time, sent, told, send: (model = 'one') => send(aRequest({ model }), 'key') };
}

describe('a pause', () => {
  it('holds all calls of its model until the server takes them again, and no others', async () => {
    const { time, sent, told, send } = paused(limited(5000));
    await assert.rejects(send());
    await time.until(Promise.all([send(), send('other'), send()]));
    assert.deepEqual(sent, [
      ['one', 0],
      ['other', 0],
      ['one', 5000],
      ['one', 5000],
    ]);
    assert.deepEqual(told, [['test:one', 5000]]);
    await send();
    assert.equal(sent.length, 5);
  });

  it('that grows while calls wait for it holds them longer; a shorter one changes nothing', async () => {
    const { time, sent, told, send } = paused(limited(2000), limited(9000), limited(100));
    const failures = [send(), send(), send()].map((call) => assert.rejects(call));
    await Promise.all(failures);
    await time.until(send());
    assert.deepEqual(sent.at(-1), ['one', 9000]);
    assert.deepEqual(told, [
      ['test:one', 2000],
      ['test:one', 9000],
    ]);
  });

  it('is told once of many calls that are turned away together', async () => {
    const { told, send } = paused(...Array.from({ length: 50 }, (_, index) => limited(5000 + index)));
    await Promise.allSettled(Array.from({ length: 50 }, () => send()));
    assert.equal(told.length, 1);
  });

  it('is not made by an error without a delay, nor by one that ends more than a try', async () => {
    const daily = new ModelError('long-wait', 'wait', { reach: 'provider', retryAfter: 90_000 });
    const { time, told, send } = paused(limited(null), daily);
    await assert.rejects(send());
    await assert.rejects(send());
    await send();
    assert.deepEqual([time.waits, told], [[], []]);
  });

  it('ends with the reason of the signal', async () => {
    const abort = new AbortController();
    const reason = new Error('enough');
    const time = virtualTime();
    const send = pacing(() => Promise.reject(limited(5000)), { ...time, ...pace, signal: abort.signal });
    await assert.rejects(send(aRequest(), 'key'), { code: 'rate-limited' });
    const waiting = send(aRequest(), 'key');
    abort.abort(reason);
    await assert.rejects(waiting, reason);
  });
});
