import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { aCall, aReply, aRequest } from '../../test/fixtures/evaluation.ts';
import { ModelError } from '../models/model.ts';
import type { CallRequest, Usage } from '../record/call.ts';
import { budgeting } from './budget.ts';
import { unlimited } from '../../test/fixtures/pay-options.ts';
import { settled } from './fixtures/virtual-time.ts';
import { Ledger } from './ledger.ts';
import type { Send } from './send.ts';
import { TokenBounds } from './token-bounds.ts';

/** A dollar a token, so that costs are easily read. */
const prices = { 'test:answerer': { input: 1_000_000, output: 1_000_000 } };
const usage = { inputTokens: 100, cachedInputTokens: 0, outputTokens: 10 };

function paid(limit: number | null, send: Send) {
  const ledger = limit === null ? null : new Ledger(limit, 0);
  const bounds = new TokenBounds(unlimited.context.documents);
  const lost: (number | null)[] = [];
  const lose = async (loss: { usage: Usage }) => void lost.push(loss.usage.inputTokens);
  const page = budgeting(send, { ledger, bounds, prices, now: () => 0, lose });
  const ask = (facts: Partial<CallRequest> = {}) =>
    page(aRequest({ settings: { maxOutputTokens: 50 }, ...facts }), 'key');
  return { ledger, bounds, lost, ask };
}

const replies: Send = async (_request, key) => aCall(key, { reply: aReply({ usage }) });
const fails = (facts: { mayBePaid?: boolean; usage?: typeof usage }) => (): Promise<never> =>
  Promise.reject(new ModelError('failed', 'failed', { reach: 'retry', ...facts }));

describe('a limit of cost', () => {
  it('is charged with what a call came to', async () => {
    const { ledger, ask } = paid(1000, replies);
    await ask();
    await ask();
    assert.equal(ledger?.spent, 220);
  });

  it('ends the run where the next call could exceed it, and says by how much', async () => {
    const { ledger, bounds, ask } = paid(1000, replies);
    const most = (await bounds.inputOf(aRequest())) + 50;
    for (let spent = 0; spent + most <= 1000; spent += 110) await ask();
    await assert.rejects(ask(), {
      code: 'cost-limit',
      reach: 'run',
      message: `the limit of cost, $1000.00, is reached: $${ledger?.spent.toFixed(2)} are spent, and the next call can cost $${most.toFixed(2)}. Raise it (--max-cost, or limits in the evaluation), and "assay run" goes on with what is missing.`,
    });
  });

  it('counts a reply whose tokens nobody told as all it could come to, for the next process too', async () => {
    const silent = { inputTokens: null, cachedInputTokens: null, outputTokens: null };
    const untold: Send = async (_request, key) => aCall(key, { reply: aReply({ usage: silent }) });
    const { ledger, bounds, lost, ask } = paid(1000, untold);
    const inputTokens = await bounds.inputOf(aRequest());
    await ask();
    assert.deepEqual([ledger?.spent, lost], [inputTokens + 50, [inputTokens]]);
    const unlimitedOne = paid(null, untold);
    await unlimitedOne.ask();
    assert.deepEqual(unlimitedOne.lost, []);
  });

  it('holds nothing back from models that are free', async () => {
    const { ledger, ask } = paid(0.000001, replies);
    await ask({ provider: 'builtin' });
    assert.equal(ledger?.spent, 0);
  });

  it('lets a call of unknown length be made alone, until enough is known', async () => {
    const ends: (() => void)[] = [];
    let underWay = 0;
    let most = 0;
    const { ask } = paid(1_000_000, async (_request, key) => {
      underWay += 1;
      most = Math.max(most, underWay);
      await new Promise<void>((resolve) => ends.push(resolve));
      underWay -= 1;
      return aCall(key, { reply: aReply({ usage }) });
    });
    const calls = Array.from({ length: 30 }, () => ask({ settings: {} }));
    for (let done = 0; done < 20; done += 1) {
      await settled();
      assert.equal(underWay, 1);
      ends.shift()?.();
    }
    await settled();
    assert.equal(underWay, 10);
    for (const end of ends) end();
    await Promise.all(calls);
    assert.equal(most, 10);
  });
});

describe('a call that fails', () => {
  it('costs nothing where nothing was made', async () => {
    const { ledger, ask } = paid(1000, fails({}));
    await assert.rejects(ask(), { usage: null });
    assert.equal(ledger?.spent, 0);
  });

  it('costs what its reply came to, though it could not be used', async () => {
    const { ledger, ask } = paid(1000, fails({ usage }));
    await assert.rejects(ask(), { usage, reserved: false });
    assert.equal(ledger?.spent, 110);
  });

  it('costs all it could come to where a reply may have been made; the error says so, with a limit and without', async () => {
    for (const limit of [1000, null]) {
      const { ledger, bounds, ask } = paid(limit, fails({ mayBePaid: true }));
      const inputTokens = await bounds.inputOf(aRequest());
      const lost = { inputTokens, cachedInputTokens: 0, outputTokens: 50 };
      await assert.rejects(ask(), { usage: lost, reserved: true, code: 'failed' });
      if (ledger !== null) assert.equal(ledger.spent, inputTokens + 50);
    }
  });

  it('that nobody is to blame for stays what it is', async () => {
    const bug = new TypeError('a bug');
    const { ledger, ask } = paid(1000, () => Promise.reject(bug));
    await assert.rejects(ask(), bug);
    assert.equal(ledger?.spent, 0);
    await assert.rejects(ask(), bug);
  });
});
