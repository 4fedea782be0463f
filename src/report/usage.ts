import type { ModelUsage } from '../journal/journal.ts';
import { costOf } from '../models/price.ts';
import type { Report } from './report.ts';

/** What a run's calls came to. Unknown plus unknown stays unknown: one call without a count, no sum. */
export function usageOf(models: readonly ModelUsage[]): Report['usage'] {
  const calls = total(models.map((model) => model.calls)) ?? 0;
  const callsMade = total(models.map((model) => model.callsMade)) ?? 0;
  return {
    calls,
    callsMade,
    callsReused: calls - callsMade,
    inputTokens: total(models.map((model) => model.inputTokens)),
    cachedInputTokens: total(models.map((model) => model.cachedInputTokens)),
    outputTokens: total(models.map((model) => model.outputTokens)),
    costUsd: total(models.map(costOfCallsMade)),
  };
}

/** Calls that were all found in the journal cost nothing, also where no price is known. */
function costOfCallsMade(usage: ModelUsage): number | null {
  return usage.callsMade === 0 ? 0 : costOf(`${usage.provider}:${usage.model}`, usage);
}

function total(parts: readonly (number | null)[]): number | null {
  return parts.reduce<number | null>((sum, part) => (sum === null || part === null ? null : sum + part), 0);
}
