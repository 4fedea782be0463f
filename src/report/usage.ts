import type { CallUsage } from '../journal/journal.ts';
import { costOf } from '../models/price.ts';
import type { Prices } from '../record/price.ts';
import type { Report } from './report.ts';

/**
 * What a run's calls came to: tokens and cost of those that it made itself, each reply priced at its own
 * day and size. Unknown plus unknown stays unknown: one reply without a count, no sum. All null without calls to look at.
 */
export async function usageOf(
  calls: AsyncIterable<CallUsage> | Iterable<CallUsage> | null,
  prices: Prices,
): Promise<Report['usage']> {
  if (calls === null) return unknown;
  const sum: Sum = { inputTokens: 0, cachedInputTokens: 0, outputTokens: 0, costUsd: 0 };
  let needed = 0;
  let callsMade = 0;
  for await (const call of calls) {
    needed += 1;
    if (!call.made) continue;
    callsMade += 1;
    add(sum, call, prices);
  }
  return { calls: needed, callsMade, callsReused: needed - callsMade, ...sum };
}

const unknown: Report['usage'] = {
  calls: null,
  callsMade: null,
  callsReused: null,
  inputTokens: null,
  cachedInputTokens: null,
  outputTokens: null,
  costUsd: null,
};

type Sum = { -readonly [Key in SumKey]: number | null };

type SumKey = 'inputTokens' | 'cachedInputTokens' | 'outputTokens' | 'costUsd';

function add(sum: Sum, { provider, model, at, replies }: CallUsage, prices: Prices): void {
  for (const usage of replies) {
    sum.inputTokens = plus(sum.inputTokens, usage.inputTokens);
    sum.cachedInputTokens = plus(sum.cachedInputTokens, usage.cachedInputTokens);
    sum.outputTokens = plus(sum.outputTokens, usage.outputTokens);
    sum.costUsd = plus(sum.costUsd, costOf({ model: `${provider}:${model}`, usage, at }, prices));
  }
}

function plus(sum: number | null, part: number | null): number | null {
  return sum === null || part === null ? null : sum + part;
}
