import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { aCall, aRequest } from '../../test/fixtures/evaluation.ts';
import { untilDeadline } from './deadline.ts';

/** Calls that take so long, one after the other, until the limit of time is reached; resolves to how many there were. */
async function callsWithin(minutes: number, takes: (call: number) => number): Promise<number> {
  let time = 0;
  let calls = 0;
  const send = untilDeadline(
    async (_request, key) => {
      calls += 1;
      const startedAt = time;
      time += takes(calls);
      return aCall(key, { startedAt, finishedAt: time });
    },
    { deadline: { at: minutes * 60_000, minutes }, now: () => time },
  );
  await assert.rejects(
    async () => {
      for (;;) await send(aRequest(), 'key');
    },
    { code: 'time-limit', reach: 'run', message: /^the limit of time, \S+ min, is reached/ },
  );
  return calls;
}

describe('a limit of time', () => {
  it('lets no call begin that would usually end after it', async () => {
    assert.equal(await callsWithin(1, () => 10_000), 6);
    assert.equal(await callsWithin(1, () => 11_000), 5);
    assert.equal(await callsWithin(0.5, () => 7000), 4);
  });

  it('lets one slow call not end the run before its time', async () => {
    assert.equal(await callsWithin(1, (call) => (call === 5 ? 20_000 : 1000)), 40);
  });

  it('lets one call be made at least', async () => {
    assert.equal(await callsWithin(1, () => 500_000), 1);
  });
});
