import type { ReplyUsage } from '../journal/journal.ts';
import { costOf } from '../models/price.ts';
import type { Prices } from '../record/price.ts';
import type { Report } from './report.ts';

/**
 * What a run's calls came to: tokens and cost of those that it made itself, and of the replies that it
 * lost, each priced at its own day and size. Unknown plus unknown stays unknown: one reply without a count, no sum. All null without calls to look at.
 */
export async function usageOf(
  replies: AsyncIterable<ReplyUsage> | Iterable<ReplyUsage> | null,
  prices: Prices,
): Promise<Report['usage']> {
  if (replies === null) return unknown;
  const sum: Sum = { inputTokens: 0, cachedInputTokens: 0, outputTokens: 0, costUsd: 0 };
  let needed = 0;
  let callsMade = 0;
  for await (const reply of replies) {
    if (reply.kind !== 'lost') needed += 1;
    if (reply.kind === 'made') callsMade += 1;
    if (reply.kind !== 'reused') add(sum, reply, prices);
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

function add(sum: Sum, { provider, model, at, usage }: ReplyUsage, prices: Prices): void {
  sum.inputTokens = plus(sum.inputTokens, usage.inputTokens);
  sum.cachedInputTokens = plus(sum.cachedInputTokens, usage.cachedInputTokens);
  sum.outputTokens = plus(sum.outputTokens, usage.outputTokens);
  sum.costUsd = plus(sum.costUsd, costOf({ model: `${provider}:${model}`, usage, at }, prices));
}

function plus(sum: number | null, part: number | null): number | null {
  return sum === null || part === null ? null : sum + part;
}
