import type { Usage } from '../record/call.ts';
import type { Price, Prices } from '../record/price.ts';
import { factsOf, isFree } from './providers.ts';

/** What one call used, of which model (`provider:model`), and when (milliseconds since 1970). */
export interface Paid {
  readonly model: string;
  readonly usage: Usage;
  readonly at: number;
}

/** What a call costs, in USD, by the user's prices, else by the dated table; null where price or tokens are unknown. */
export function costOf({ model, usage, at }: Paid, prices: Prices): number | null {
  if (isFree(model)) return 0;
  const { inputTokens, cachedInputTokens, outputTokens } = usage;
  if (inputTokens === null || outputTokens === null) return null;
  const price = priceOf(model, { at, inputTokens }, prices);
  if (price === null) return null;
  const cached = Math.min(cachedInputTokens ?? 0, inputTokens);
  const input = (inputTokens - cached) * price.input + cached * (price.cachedInput ?? price.input);
  return (input + outputTokens * price.output) / 1_000_000;
}

/** Those of some models (`provider:model`) of which no price is known, and that are not free. */
export function unpriced(models: readonly string[], prices: Prices): string[] {
  return models.filter(
    (model) => !isFree(model) && prices[model] === undefined && factsOf(model).prices.length === 0,
  );
}

/** The price of a call on that day with so much input; null where none is known. */
export function priceOf(
  model: string,
  call: { at: number; inputTokens: number },
  prices: Prices,
): Price | null {
  const own = prices[model];
  if (own !== undefined) return own;
  const day = new Date(call.at).toISOString().slice(0, 10);
  const valid = factsOf(model).prices.filter(
    ({ from, until, above }) =>
      (from === undefined || from <= day) &&
      (until === undefined || day < until) &&
      call.inputTokens > (above ?? -1),
  );
  const dearest = valid.toSorted((a, b) => (b.above ?? 0) - (a.above ?? 0))[0];
  if (dearest === undefined) return null;
  const { from: _from, until: _until, above: _above, ...price } = dearest;
  return price;
}
