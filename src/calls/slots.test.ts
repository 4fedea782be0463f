import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { aCall, aRequest } from '../../test/fixtures/evaluation.ts';
import { ModelError } from '../models/model.ts';
import { settled } from './fixtures/virtual-time.ts';
import { withinSlots } from './slots.ts';

/** Calls that end when told to, with an error or well. */
function slots(most: number) {
  const underWay: { model: string; end: (code?: string) => void }[] = [];
  const send = withinSlots(
    ({ model }, key) =>
      new Promise((resolve, reject) => {
        const one = {
          model,
          end(code?: string) {
            underWay.splice(underWay.indexOf(one), 1);
            if (code === undefined) resolve(aCall(key));
            else reject(new ModelError(code, code, { reach: 'retry' }));
          },
        };
        underWay.push(one);
      }),
    { most: () => most },
  );
  const begin = async (count: number, model = 'one'): Promise<void> => {
    for (let index = 0; index < count; index += 1)
      send(aRequest({ model, draw: `${index}` }), 'key').catch(() => undefined);
    await settled();
  };
  const end = async (count: number, code?: string): Promise<void> => {
    for (const one of underWay.slice(0, count)) one.end(code);
    await settled();
  };
  return { begin, end, underWay: (model = 'one') => underWay.filter((one) => one.model === model).length };
}

describe('calls to a model', () => {
  it('are under way as many at once as there are slots, and no more; each model has its own', async () => {
    const { begin, end, underWay } = slots(3);
    await begin(5);
    await begin(2, 'other');
    assert.deepEqual([underWay(), underWay('other')], [3, 2]);
    await end(1);
    assert.equal(underWay(), 3);
    await end(10);
    assert.equal(underWay(), 1);
  });

  it('are half as many once the server says of most calls that it has too much to do, down to one', async () => {
    for (const code of ['rate-limited', 'http-503']) {
      const { begin, end, underWay } = slots(10);
      await begin(100);
      const counts: number[] = [];
      for (let call = 0; call < 60; call += 1) {
        await end(1, code);
        counts.push(underWay());
      }
      assert.deepEqual([...new Set(counts)], [10, 9, 8, 7, 6, 5, 4, 3, 2, 1]);
      assert.deepEqual([counts[8], counts[17], counts[27]], [10, 5, 2]);
    }
  });

  it('stay as many where it fails now and then', async () => {
    const { begin, end, underWay } = slots(10);
    await begin(200);
    for (let round = 0; round < 10; round += 1) {
      await end(5, 'rate-limited');
      await end(5);
      assert.equal(underWay(), 10);
    }
  });

  it('grow by one with each round that is answered, up to what they were', async () => {
    const { begin, end, underWay } = slots(4);
    await begin(100);
    for (let call = 0; call < 12; call += 1) await end(1, 'http-503');
    assert.equal(underWay(), 2);
    const rounds: number[] = [];
    for (let round = 0; round < 6; round += 1) {
      await end(underWay());
      rounds.push(underWay());
    }
    assert.deepEqual(rounds, [2, 3, 4, 4, 4, 4]);
  });

  it('are not fewer for a failure of another kind', async () => {
    const { begin, end, underWay } = slots(4);
    await begin(40);
    for (const code of ['bad-reply', 'http-500']) for (let call = 0; call < 10; call += 1) await end(1, code);
    assert.equal(underWay(), 4);
  });
});
