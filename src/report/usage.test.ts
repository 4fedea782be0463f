import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { ModelUsage } from '../journal/journal.ts';
import { usageOf } from './usage.ts';

const some: ModelUsage = {
  provider: 'builtin',
  model: 'lexical',
  day: '2026-11-23',
  largestInput: 100,
  calls: 10,
  callsMade: 4,
  inputTokens: 100,
  cachedInputTokens: 20,
  outputTokens: 30,
};

it('usage is the sum over models', () => {
  assert.deepEqual(usageOf([some, { ...some, calls: 5, callsMade: 0, inputTokens: 0 }], {}), {
    calls: 15,
    callsMade: 4,
    callsReused: 11,
    inputTokens: 100,
    cachedInputTokens: 40,
    outputTokens: 60,
    costUsd: 0,
  });
});

it('what one model does not say is not known of all', () => {
  const silent = { ...some, provider: 'lab', cachedInputTokens: null };
  const { inputTokens, cachedInputTokens, costUsd } = usageOf([some, silent, some], {});
  assert.deepEqual(
    { inputTokens, cachedInputTokens, costUsd },
    { inputTokens: 300, cachedInputTokens: null, costUsd: null },
  );
});

it('calls that were all found cost nothing, whatever they would cost', () => {
  assert.equal(usageOf([{ ...some, provider: 'lab', callsMade: 0 }], {}).costUsd, 0);
});

it('no call at all is nothing, and known', () => {
  assert.deepEqual(usageOf([], {}), {
    calls: 0,
    callsMade: 0,
    callsReused: 0,
    inputTokens: 0,
    cachedInputTokens: 0,
    outputTokens: 0,
    costUsd: 0,
  });
});
