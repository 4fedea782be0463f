import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { ReplyUsage } from '../journal/journal.ts';
import type { Usage } from '../record/call.ts';
import { usageOf } from './usage.ts';

const tokens: Usage = { inputTokens: 100, cachedInputTokens: 20, outputTokens: 30 };

const some: ReplyUsage = {
  kind: 'made',
  provider: 'builtin',
  model: 'lexical',
  at: Date.parse('2026-11-23T12:00:00Z'),
  usage: tokens,
};

const reused = { ...some, kind: 'reused' as const };

it('usage is the sum over the calls made; those reused are only counted', async () => {
  assert.deepEqual(await usageOf([some, reused, some, reused, reused], {}), {
    calls: 5,
    callsMade: 2,
    callsReused: 3,
    inputTokens: 200,
    cachedInputTokens: 40,
    outputTokens: 60,
    costUsd: 0,
  });
});

it('what one call does not say is not known of all', async () => {
  const silent = { ...some, provider: 'lab', usage: { ...tokens, cachedInputTokens: null } };
  const { inputTokens, cachedInputTokens, costUsd } = await usageOf([some, silent, some], {});
  assert.deepEqual(
    { inputTokens, cachedInputTokens, costUsd },
    { inputTokens: 300, cachedInputTokens: null, costUsd: null },
  );
});

it('replies that could not be used were paid for as well', async () => {
  const prices = { 'lab:llama': { input: 1_000_000, output: 0 } };
  const call = { ...some, provider: 'lab', model: 'llama' };
  const lost = { ...call, kind: 'lost' as const, usage: { ...tokens, inputTokens: 7 } };
  const { calls, callsMade, inputTokens, outputTokens, costUsd } = await usageOf([call, lost], prices);
  assert.deepEqual([calls, callsMade, inputTokens, outputTokens, costUsd], [1, 1, 107, 60, 107]);
});

it('every reply has the price of its own day and size, however they add up', async () => {
  const millionAt = (day: string) => ({
    ...some,
    provider: 'google',
    model: 'gemini-3.8-flash',
    at: Date.parse(`${day}T12:00:00Z`),
    usage: { inputTokens: 1_000_000, cachedInputTokens: 0, outputTokens: 1_000_000 },
  });
  const { costUsd } = await usageOf([millionAt('2026-12-31'), millionAt('2027-01-01')], {});
  assert.equal(costUsd, 4.5 + 9);
  const costOfTwo = async (inputTokens: number) => {
    const usage = { inputTokens, cachedInputTokens: 0, outputTokens: 0 };
    const call = { ...some, provider: 'google', model: 'gemini-3.1-pro-preview', usage };
    return (await usageOf([call, call], {})).costUsd;
  };
  assert.equal(await costOfTwo(200_000), 2 * 0.4);
  assert.equal(await costOfTwo(250_000), 2 * 1);
});

it('calls that were all found cost nothing, whatever they would cost', async () => {
  assert.equal((await usageOf([{ ...reused, provider: 'lab' }], {})).costUsd, 0);
});

it('where nothing was run, nothing is known: null, never 0', async () => {
  const values = Object.values(await usageOf(null, {}));
  assert.equal(values.length, 7);
  assert.ok(values.every((value) => value === null));
});

it('no call at all is nothing, and known', async () => {
  assert.deepEqual(await usageOf([], {}), {
    calls: 0,
    callsMade: 0,
    callsReused: 0,
    inputTokens: 0,
    cachedInputTokens: 0,
    outputTokens: 0,
    costUsd: 0,
  });
});
