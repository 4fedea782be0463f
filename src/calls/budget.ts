import { ModelError } from '../models/model.ts';
import { costOf } from '../models/price.ts';
import { isFree } from '../models/providers.ts';
import type { Call, CallRequest, Usage } from '../record/call.ts';
import type { Loss } from '../record/loss.ts';
import type { Prices } from '../record/price.ts';
import { LimitReached, type CostBound, type Ledger } from './ledger.ts';
import { costLimitCode } from './run-end.ts';
import type { Send } from './send.ts';
import type { TokenBounds } from './token-bounds.ts';

export interface BudgetOptions {
  /** Null where no limit is set: then only what is lost is reckoned. */
  readonly ledger: Ledger | null;
  readonly bounds: TokenBounds;
  readonly prices: Prices;
  readonly now: () => number;
  /** Keeps what a reply can have come to whose tokens nobody told. */
  readonly lose: (loss: Omit<Loss, 'run'>) => Promise<void>;
}

/**
 * Nothing is asked for which the money would not suffice. A reply that may have been made and paid for,
 * and that nobody heard, counts as the most that it can have come to: the error says so to those outside.
 */
export function budgeting(send: Send, { ledger, bounds, prices, now, lose }: BudgetOptions): Send {
  return async (request, key) => {
    if (isFree(modelOf(request))) return send(request, key);
    const reserved = ledger === null ? 0 : await reserve(ledger, await boundsOf(request));
    try {
      const call = await send(request, key);
      bounds.observe(request, call.reply.usage);
      const cost = costIn(request, call.reply.usage);
      ledger?.settle(reserved, cost ?? reserved);
      if (ledger !== null && cost === null) await keepReserved(request, call);
      return call;
    } catch (error) {
      const failure = await reckoned(error, request);
      const usage = failure instanceof ModelError ? failure.usage : null;
      ledger?.settle(reserved, usage === null ? 0 : (costIn(request, usage) ?? reserved));
      throw failure;
    }
  };

  /** The limit holds for the next process as well: what this one set aside for the call stays set aside. */
  async function keepReserved(request: CallRequest, { key, startedAt }: Call): Promise<void> {
    const { provider, model } = request;
    await lose({ key, provider, model, usage: await bounds.usageOf(request), reserved: true, at: startedAt });
  }

  function costIn(request: CallRequest, usage: Usage): number | null {
    return costOf({ model: modelOf(request), usage, at: now() }, prices);
  }

  async function boundsOf(request: CallRequest): Promise<() => CostBound> {
    const inputTokens = await bounds.inputOf(request);
    const cost = (outputTokens: number): number =>
      costIn(request, { inputTokens, cachedInputTokens: 0, outputTokens }) ?? 0;
    return () => {
      const output = bounds.outputOf(request);
      return { least: cost(bounds.likelyOutputOf(request)), most: output === null ? null : cost(output) };
    };
  }

  async function reckoned(error: unknown, request: CallRequest): Promise<unknown> {
    if (!(error instanceof ModelError) || error.usage !== null || !error.mayBePaid) return error;
    return error.with({ usage: await bounds.usageOf(request), reserved: true });
  }
}

async function reserve(ledger: Ledger, boundOf: () => CostBound): Promise<number> {
  try {
    return await ledger.reserve(boundOf);
  } catch (error) {
    if (!(error instanceof LimitReached)) throw error;
    const message = ledger.isClosed ? takenOver : limitWords(ledger, boundOf());
    throw new ModelError(costLimitCode, message, { reach: 'run' });
  }
}

const takenOver =
  'this process was silent for too long, and another one spends the money of its run now; "assay run" goes on after it.';

function limitWords({ limit, spent }: Ledger, { least, most }: CostBound): string {
  return (
    `the limit of cost, ${usd(limit)}, is reached: ${usd(spent)} are spent, and the next call can cost ${usd(most ?? least)}. ` +
    'Raise it (--max-cost, or limits in the evaluation), and "assay run" goes on with what is missing.'
  );
}

/** Small amounts need more digits. */
function usd(amount: number): string {
  return `$${amount.toFixed(amount >= 1 || amount === 0 ? 2 : 4)}`;
}

function modelOf({ provider, model }: CallRequest): string {
  return `${provider}:${model}`;
}
