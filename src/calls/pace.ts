import { ModelError } from '../models/model.ts';
import type { ProviderSettings } from '../models/provider-settings.ts';
import type { CallRequest, Usage } from '../record/call.ts';
import { Rate } from './rate.ts';
import type { Send } from './send.ts';
import type { TokenBounds } from './token-bounds.ts';
import { waitFor, type Waiting } from './waiting.ts';

export interface PaceOptions extends Waiting {
  readonly now: () => number;
  /** How fast a provider may be asked. */
  readonly settingsOf: (provider: string) => ProviderSettings;
  readonly bounds: TokenBounds;
  /** Told when a model is paused: which one, and for how many milliseconds. */
  readonly onPause?: ((model: string, milliseconds: number) => void) | undefined;
}

/**
 * A delay that a server asks of one call holds for all calls to that model: none is sent before it
 * has passed. Otherwise a hundred callers would each find out for themselves. And no minute sees more
 * requests or tokens than the user allows.
 */
export function pacing(send: Send, options: PaceOptions): Send {
  const { now, bounds } = options;
  const paces = new Map<string, Pace>();

  function paceOf({ provider, model }: CallRequest): Pace {
    const name = `${provider}:${model}`;
    const pace = paces.get(name) ?? new Pace(name, options.settingsOf(provider), options);
    paces.set(name, pace);
    return pace;
  }

  return async (request, key) => {
    const pace = paceOf(request);
    const tokens = pace.countsTokens ? sumOf(await bounds.usageOf(request)) : 0;
    for (let left = pace.delay(tokens, now()); left > 0; left = pace.delay(tokens, now()))
      await waitFor(request, left, options);
    const settle = pace.take(tokens, now());
    try {
      const call = await send(request, key);
      settle(sumOf(call.reply.usage));
      return call;
    } catch (error) {
      if (error instanceof ModelError && error.reach === 'retry' && error.retryAfter !== null)
        pace.pause(error.retryAfter, now());
      throw error;
    }
  };
}

/** One model's: until when it is to be left alone, and what it was sent in the last minute. */
class Pace {
  readonly #model: string;
  readonly #requests: Rate | null;
  readonly #tokens: Rate | null;
  readonly #onPause: PaceOptions['onPause'];
  #until = 0;

  constructor(model: string, settings: ProviderSettings, { onPause }: Pick<PaceOptions, 'onPause'>) {
    const { requestsPerMinute, tokensPerMinute } = settings;
    this.#model = model;
    this.#requests = requestsPerMinute === undefined ? null : new Rate(requestsPerMinute);
    this.#tokens = tokensPerMinute === undefined ? null : new Rate(tokensPerMinute);
    this.#onPause = onPause;
  }

  get countsTokens(): boolean {
    return this.#tokens !== null;
  }

  delay(tokens: number, now: number): number {
    const requests = this.#requests?.delay(1, now) ?? 0;
    return Math.max(this.#until - now, requests, this.#tokens?.delay(tokens, now) ?? 0);
  }

  /** What is returned tells the tokens once they are known. */
  take(tokens: number, now: number): (real: number) => void {
    this.#requests?.take(1, now);
    return this.#tokens?.take(tokens, now) ?? (() => undefined);
  }

  pause(milliseconds: number, now: number): void {
    const end = now + milliseconds;
    const known = this.#until;
    if (end <= known) return;
    this.#until = end;
    if (end > known + sameMoment) this.#onPause?.(this.#model, milliseconds);
  }
}

/** Calls that were under way together are told the same, one after the other: one of them is worth hearing. In milliseconds. */
const sameMoment = 1000;

function sumOf({ inputTokens, outputTokens }: Usage): number {
  return (inputTokens ?? 0) + (outputTokens ?? 0);
}
