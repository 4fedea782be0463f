import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { settled } from './fixtures/virtual-time.ts';
import { Ledger, LimitReached } from './ledger.ts';

const upTo = (most: number) => () => ({ least: 0, most });
const unknown = () => ({ least: 1, most: null });

/** What became of a reservation so far. */
function watch(reserving: Promise<number>) {
  const state = { now: 'waiting' as 'waiting' | 'refused' | number };
  reserving.then(
    (amount) => (state.now = amount),
    (error: unknown) => (state.now = error instanceof LimitReached ? 'refused' : 'waiting'),
  );
  return state;
}

describe('a ledger', () => {
  it('sets aside the most that each call can cost, and lets none in for which it would not suffice', async () => {
    const ledger = new Ledger(10, 2);
    assert.equal(await ledger.reserve(upTo(5)), 5);
    assert.equal(await ledger.reserve(upTo(3)), 3);
    const third = watch(ledger.reserve(upTo(1)));
    await settled();
    assert.equal(third.now, 'waiting');
    ledger.settle(5, 4);
    await settled();
    assert.equal(third.now, 1);
    assert.equal(ledger.spent, 6);
  });

  it('refuses only where nothing is under way that could cost less than it might', async () => {
    const ledger = new Ledger(10, 0);
    await ledger.reserve(upTo(8));
    const second = watch(ledger.reserve(upTo(5)));
    await settled();
    assert.equal(second.now, 'waiting');
    ledger.settle(8, 6);
    await settled();
    assert.equal(second.now, 'refused');
    assert.equal(await ledger.reserve(upTo(4)), 4);
  });

  it('makes a call of unknown cost alone', async () => {
    const ledger = new Ledger(10, 0);
    assert.equal(await ledger.reserve(unknown), 10);
    const others = [watch(ledger.reserve(upTo(1))), watch(ledger.reserve(unknown))];
    await settled();
    assert.deepEqual(
      others.map(({ now }) => now),
      ['waiting', 'waiting'],
    );
    ledger.settle(10, 2);
    await settled();
    assert.deepEqual(
      others.map(({ now }) => now),
      [1, 'waiting'],
    );
    ledger.settle(1, 1);
    await settled();
    assert.equal(others[1]?.now, 7);
    ledger.settle(7, 7);
    assert.equal(ledger.spent, 10);
    await assert.rejects(ledger.reserve(unknown), LimitReached);
  });

  it('never lets more be spent than its limit, whatever the calls come to below their bounds', async () => {
    const ledger = new Ledger(1, 0);
    let spent = 0;
    let refused = 0;
    const call = async (index: number): Promise<void> => {
      const most = ((index * 7) % 11) / 100 + 0.01;
      try {
        const reserved = await ledger.reserve(upTo(most));
        await settled();
        const cost = most * (((index * 13) % 10) / 10);
        spent += cost;
        ledger.settle(reserved, cost);
      } catch {
        refused += 1;
      }
    };
    await Promise.all(Array.from({ length: 200 }, (_, index) => call(index)));
    assert.ok(spent <= 1 && spent > 0.85, String(spent));
    assert.ok(refused > 100);
  });
});
