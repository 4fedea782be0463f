import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { aCall, aRequest } from '../../test/fixtures/evaluation.ts';
import { ModelError, type Reach } from '../models/model.ts';
import { stopper } from './stop.ts';

function ending(reach: Reach): ModelError {
  return new ModelError('ended', `ends the ${reach}`, { reach });
}

/** Fails once, for the first model asked; then sends. */
function stopping(error: Error) {
  const told: ModelError[] = [];
  let count = 0;
  const { page: stop } = stopper((found) => void told.push(found));
  const send = stop(async (_request, key) => {
    count += 1;
    if (count === 1) throw error;
    return aCall(key);
  });
  return {
    told,
    count: () => count,
    send: (model: string, provider = 'test') => send(aRequest({ provider, model }), 'key'),
  };
}

describe('an error', () => {
  it('that ends a provider ends all its calls at once, and those of no other', async () => {
    const error = ending('provider');
    const { told, count, send } = stopping(error);
    await assert.rejects(send('one'), error);
    await assert.rejects(send('one'), error);
    await assert.rejects(send('other'), error);
    assert.equal(count(), 1);
    await send('one', 'another');
    assert.deepEqual(told, [error]);
  });

  it('that ends a model ends only that one', async () => {
    const error = ending('model');
    const { told, count, send } = stopping(error);
    await assert.rejects(send('one'), error);
    await assert.rejects(send('one'), error);
    await send('other');
    await send('one', 'another');
    assert.equal(count(), 3);
    assert.deepEqual(told, [error]);
  });

  it('that ends the run ends all calls at once', async () => {
    const error = ending('run');
    const { told, count, send } = stopping(error);
    await assert.rejects(send('one'), error);
    await assert.rejects(send('one', 'another'), error);
    assert.deepEqual([count(), told], [1, [error]]);
  });

  it('by which the user ends the run is no news, and is not told', async () => {
    const error = new ModelError('interrupted', 'stopped', { reach: 'run', mayBePaid: true });
    const { told, send } = stopping(error);
    await assert.rejects(send('one'), error);
    await send('one');
    assert.deepEqual(told, []);
  });

  it('that ends less, or is none of ours, ends nothing', async () => {
    for (const error of [ending('task'), ending('retry'), new TypeError('a bug')]) {
      const { told, send } = stopping(error);
      await assert.rejects(send('one'), error);
      await send('one');
      assert.deepEqual(told, []);
    }
  });

  it('is told once, also where the page is laid twice and many calls end together', async () => {
    const told: ModelError[] = [];
    const { page: stop } = stopper((found) => void told.push(found));
    const send = stop(stop(() => Promise.reject(ending('provider'))));
    await Promise.allSettled(Array.from({ length: 10 }, () => send(aRequest(), 'key')));
    assert.equal(told.length, 1);
  });
});
