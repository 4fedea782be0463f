import { ModelError } from '../models/model.ts';
import type { Call, CallRequest, Usage } from '../record/call.ts';
import type { Send } from './send.ts';

/** When to give up, and what waiting is made of. */
export interface RetryOptions {
  readonly now: () => number;
  readonly wait: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
  /** In [0, 1). */
  readonly random: () => number;
  readonly signal?: AbortSignal | undefined;
}

/** Tries of one call at the most, the first included. */
const mostTries = 10;
/** No new try begins this long after the first, in milliseconds. */
const deadline = 10 * 60_000;
const firstWait = 1000;
const longestWait = 32_000;
/** The code of an error where nobody was reached at all. */
const offline = 'offline';

/**
 * Tries a call again where that can help, after the server's own delay or a random one that grows.
 * What is tried again, and how often, is said by the error; here stands only how long to wait. A
 * provider that was never reached is given up soon: the address or the network is wrong. A call carries
 * the tokens of the replies that were thrown away before it; where none comes in the end, they are lost.
 */
export function retrying(send: Send, options: RetryOptions): Send {
  const reached = new Set<string>();
  return async (request, key) => {
    const startedAt = options.now();
    const met = new Map<string, number>();
    const discarded: Usage[] = [];
    for (let tries = 1; ; tries += 1) {
      try {
        const call = await send(request, key);
        reached.add(request.provider);
        return withDiscarded(call, discarded);
      } catch (error) {
        if (!(error instanceof ModelError)) throw error;
        if (error.code !== offline) reached.add(request.provider);
        if (error.reach !== 'retry') throw error;
        const same = (met.get(error.code) ?? 0) + 1;
        met.set(error.code, same);
        const wait = error.retryAfter ?? jitter(tries, options.random);
        const late = options.now() + wait - startedAt >= deadline;
        if (tries >= mostTries || same > mostAgain(error, reached.has(request.provider)) || late) {
          if (error.lastResort === null) throw givenUp(error, request, tries);
          const call = { key, reply: error.lastResort, startedAt, finishedAt: options.now() };
          return withDiscarded(call, discarded);
        }
        if (error.usage !== null && saysAnything(error.usage)) discarded.push(error.usage);
        await options.wait(wait, options.signal);
      }
    }
  };
}

function withDiscarded(call: Call, discarded: readonly Usage[]): Call {
  return discarded.length === 0 ? call : { ...call, discarded };
}

/** A reply that was thrown away and counts nothing adds nothing known; it must not make the rest unknown. */
function saysAnything(usage: Usage): boolean {
  return usage.inputTokens !== null || usage.outputTokens !== null;
}

/** How often a failure of one kind is tried again. A provider that once answered will come back. */
function mostAgain({ code, mostRetries }: ModelError, wasReached: boolean): number {
  return mostRetries === null || (code === offline && wasReached) ? mostTries : mostRetries;
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
