import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { aCall, aRequest } from '../../test/fixtures/evaluation.ts';
import { ModelError } from '../models/model.ts';
import { settled } from './fixtures/virtual-time.ts';
import { withinSlots } from './slots.ts';

/** Calls that end when told to, with an error or well. */
function slots(most: number) {
  let time = 0;
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
    { most: () => most, now: () => time },
  );
  const begin = async (count: number, model = 'one'): Promise<void> => {
    for (let index = 0; index < count; index += 1)
      send(aRequest({ model, draw: `${index}` }), 'key').catch(() => undefined);
    await settled();
  };
  const end = async (count: number, code?: string): Promise<void> => {
    time += 1000;
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

  it('are half as many once the server has too much to do, however many hear of it together', async () => {
    for (const code of ['rate-limited', 'http-503']) {
      const { begin, end, underWay } = slots(8);
      await begin(40);
      await end(8, code);
      assert.equal(underWay(), 4);
      await end(4, code);
      assert.equal(underWay(), 2);
      await end(2, code);
      await end(1, code);
      await end(1, code);
      assert.equal(underWay(), 1);
    }
  });

  it('grow by one with each round that is answered, up to what they were', async () => {
    const { begin, end, underWay } = slots(4);
    await begin(100);
    await end(4, 'http-503');
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
    await begin(20);
    await end(4, 'bad-reply');
    await end(4, 'http-500');
    assert.equal(underWay(), 4);
  });
});
