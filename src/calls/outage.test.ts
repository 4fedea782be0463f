import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { aCall, aRequest } from '../../test/fixtures/evaluation.ts';
import { ModelError } from '../models/model.ts';
import { virtualTime } from './fixtures/virtual-time.ts';
import { probing } from './outage.ts';

const down = new ModelError('http-503', 'down', { reach: 'retry' });

/** A server that is down for so long; each failed call is made again at once. */
function server({ downFor, error = down }: { downFor: number; error?: ModelError }) {
  const time = virtualTime();
  const start = time.now();
  const sent: { at: number; model: string }[] = [];
  const send = probing(
    async ({ model }, key) => {
      sent.push({ at: time.now() - start, model });
      await time.wait(10);
      if (model === 'one' && time.now() - start < downFor) throw error;
      return aCall(key);
    },
    { now: time.now, wait: time.wait, random: () => 0 },
  );
  async function persist(model: string): Promise<void> {
    for (let tries = 0; tries < 1000; tries += 1) {
      try {
        await send(aRequest({ model }), 'key');
        return;
      } catch {
        // Again.
      }
    }
  }
  const all = (count: number, model = 'one') =>
    Promise.all(Array.from({ length: count }, () => persist(model)));
  return { time, sent, all, send };
}

describe('an outage', () => {
  it('is probed by one call at a time, ever more seldom, while the others wait', async () => {
    const { time, sent, all } = server({ downFor: 60_000 });
    await time.until(all(64));
    const inVain = sent.filter(({ at }) => at < 59_990);
    assert.ok(inVain.length <= 64 + 12, `${inVain.length} calls in vain`);
    const last = sent.at(-1)?.at ?? 0;
    assert.ok(last < 75_000, `the last call after ${last} ms`);
    const pauses = inVain
      .slice(64)
      .map(({ at }, index) => Math.round((at - (inVain[63 + index]?.at ?? 0)) / 100) / 10);
    assert.deepEqual(pauses.slice(0, 7), [0.5, 1, 2, 4, 8, 10, 10]);
  });

  it('is over with the first reply: all go on at once', async () => {
    const { time, sent, all } = server({ downFor: 3000 });
    await time.until(all(20));
    const first = sent.find(({ at }) => at >= 2990)?.at ?? 0;
    assert.ok(sent.filter(({ at }) => at > first).every(({ at }) => at - first <= 10));
  });

  it('of one model holds no calls to another', async () => {
    const { time, sent, all } = server({ downFor: 60_000 });
    await time.until(Promise.all([all(20), all(20, 'other')]));
    assert.ok(sent.filter(({ model }) => model === 'other').every(({ at }) => at === 0));
  });

  it('is not made of refusals, rates or silence: whoever says something is there', async () => {
    for (const code of ['rate-limited', 'timed-out', 'bad-reply']) {
      const error = new ModelError(code, code, { reach: 'retry' });
      const { time, sent, all } = server({ downFor: 500, error });
      await time.until(all(10));
      assert.equal(sent.length, 10 * 50, code);
    }
  });

  it('does not hold those who wait for a probe that ends in another error', async () => {
    const { time, send } = server({ downFor: 60_000 });
    for (let count = 0; count < 8; count += 1)
      await time.until(send(aRequest({ model: 'one' }), 'key').catch(() => 0));
    const bug = new TypeError('a bug');
    let first = true;
    const failing = probing(
      async (_request, key) => {
        if (!first) return aCall(key);
        first = false;
        throw bug;
      },
      { now: time.now, wait: time.wait, random: () => 0 },
    );
    await assert.rejects(failing(aRequest(), 'key'), bug);
    assert.equal((await failing(aRequest(), 'key')).key, 'key');
  });
});
