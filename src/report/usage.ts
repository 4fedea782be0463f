import type { ModelUsage } from '../journal/journal.ts';
import { costOf } from '../models/price.ts';
import type { Prices } from '../record/price.ts';
import type { Report } from './report.ts';

/** What a run's calls came to. Unknown plus unknown stays unknown: one call without a count, no sum. */
export function usageOf(models: readonly ModelUsage[], prices: Prices): Report['usage'] {
  const calls = total(models.map((model) => model.calls)) ?? 0;
  const callsMade = total(models.map((model) => model.callsMade)) ?? 0;
  return {
    calls,
    callsMade,
    callsReused: calls - callsMade,
    inputTokens: total(models.map((model) => model.inputTokens)),
    cachedInputTokens: total(models.map((model) => model.cachedInputTokens)),
    outputTokens: total(models.map((model) => model.outputTokens)),
    costUsd: total(models.map((model) => costOfCallsMade(model, prices))),
  };
}

/** Calls that were all found in the journal cost nothing, also where no price is known. */
function costOfCallsMade(usage: ModelUsage, prices: Prices): number | null {
  if (usage.callsMade === 0) return 0;
  const largest = usage.largestInput === null ? {} : { largestInput: usage.largestInput };
  return costOf(
    { model: `${usage.provider}:${usage.model}`, usage, at: Date.parse(usage.day), ...largest },
    prices,
  );
}

function total(parts: readonly (number | null)[]): number | null {
  return parts.reduce<number | null>((sum, part) => (sum === null || part === null ? null : sum + part), 0);
}
