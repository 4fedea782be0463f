import { ModelError } from '../models/model.ts';
import type { CallRequest, Usage } from '../record/call.ts';
import type { Loss } from '../record/loss.ts';
import type { Send } from './send.ts';
import { waitFor, type Waiting } from './waiting.ts';

/** When to give up, and what waiting is made of. */
export interface RetryOptions extends Waiting {
  readonly now: () => number;
  /** In [0, 1). */
  readonly random: () => number;
  /** Keeps what a try came to of which nothing is left. */
  readonly lose: (loss: Omit<Loss, 'run'>) => Promise<void>;
}

/** Tries of one call at the most, the first included; */
const mostTries = 10;
/** but an outage of a minute ends no run: so long is a call tried, however often. In milliseconds. */
const patience = 2 * 60_000;
/** No new try begins this long after the first, in milliseconds, but where the error says how often. */
const deadline = 10 * 60_000;
const firstWait = 1000;
const longestWait = 32_000;
/** The code of an error where nobody was reached at all. */
const offline = 'offline';

/**
 * Tries a call again where that can help, after the server's own delay or a random one that grows.
 * What is tried again, and how often, is said by the error; here stands only how long to wait. A
 * provider that was never reached is given up soon: the address or the network is wrong. What is thrown
 * away, a reply or the hope of one, is kept as a loss.
 */
export function retrying(send: Send, options: RetryOptions): Send {
  const { now, random } = options;
  const reached = new Set<string>();
  return async (request, key) => {
    const startedAt = now();
    const met = new Map<string, number>();
    for (let tries = 1; ; tries += 1) {
      const triedAt = now();
      try {
        const call = await send(request, key);
        reached.add(request.provider);
        return call;
      } catch (error) {
        if (!(error instanceof ModelError)) throw error;
        if (error.code !== offline && error.reach !== 'run') reached.add(request.provider);
        const same = (met.get(error.code) ?? 0) + 1;
        met.set(error.code, same);
        const delay = error.retryAfter ?? jitter(tries, random);
        const tooOften =
          same > mostAgain(error, reached.has(request.provider)) ||
          (tries >= mostTries && now() - startedAt >= patience);
        // A silence may take all of that time by itself, and is counted.
        const late = error.mostRetries === null && now() + delay - startedAt >= deadline;
        const isLast = error.reach !== 'retry' || tooOften || late;
        if (isLast && error.reach === 'retry' && error.lastResort !== null)
          return { key, reply: error.lastResort, startedAt, finishedAt: now() };
        if (error.usage !== null && saysAnything(error.usage))
          await lose(request, { key, error, at: triedAt });
        if (isLast) throw error.reach === 'retry' ? givenUp(error, request, tries) : error;
        await waitFor(request, delay, options);
      }
    }
  };

  async function lose(
    { provider, model }: CallRequest,
    { key, error, at }: { key: string; error: ModelError; at: number },
  ): Promise<void> {
    if (error.usage === null) return;
    await options.lose({ key, provider, model, usage: error.usage, reserved: error.reserved, at });
  }
}

/** A reply that was thrown away and counts nothing adds nothing known; it must not make the rest unknown. */
function saysAnything(usage: Usage): boolean {
  return usage.inputTokens !== null || usage.outputTokens !== null;
}

/** How often a failure of one kind is tried again. A provider that once answered will come back. */
function mostAgain({ code, mostRetries }: ModelError, wasReached: boolean): number {
  return mostRetries === null || (code === offline && wasReached) ? Number.POSITIVE_INFINITY : mostRetries;
}

/** Full jitter: anything up to a bound that doubles, so that many callers do not come back at once. */
function jitter(tries: number, random: () => number): number {
  return random() * Math.min(longestWait, firstWait * 2 ** (tries - 1));
}

/** A provider that nobody reaches ends there; another failure is this task's own. */
function givenUp(error: ModelError, { provider }: CallRequest, tries: number): ModelError {
  const reach = error.code === offline ? 'provider' : 'task';
  const times = tries === 1 ? '' : ` (${tries} tries)`;
  const message = error.message.startsWith(provider) ? error.message : `${provider}: ${error.message}`;
  return new ModelError(error.code, `${message}${times}`, { reach, cause: error });
}
