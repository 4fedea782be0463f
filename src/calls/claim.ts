import type { Journal } from '../journal/journal.ts';
import { asksServer } from '../models/providers.ts';
import type { CallRequest } from '../record/call.ts';
import type { Heart } from './heart.ts';
import type { Send } from './send.ts';
import type { TokenBounds } from './token-bounds.ts';

export interface ClaimOptions {
  readonly journal: Journal;
  /** The run that pays. */
  readonly run: string;
  /** In whose name calls are claimed: see `newOwner`. */
  readonly owner: string;
  readonly heart: Heart;
  readonly bounds: TokenBounds;
  readonly now: () => number;
  readonly wait: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
  readonly signal?: AbortSignal | undefined;
}

/** How long to wait before looking again whether a call that somebody else makes is done, in milliseconds. */
const firstPause = 25;
const longestPause = 500;

/**
 * A call that another process is making is waited for, not made again. A claim is held while a call is
 * under way, with a heartbeat; it ends with the call in the journal, with its failure, or with whoever
 * held it: then what it could have come to counts as lost. Models that ask no server are not worth
 * a claim: at worst two processes compute the same.
 */
export function claiming(send: Send, options: ClaimOptions): Send {
  const { journal, owner, heart } = options;
  return async (request, key) => {
    if (!asksServer(`${request.provider}:${request.model}`)) return send(request, key);
    if ((await untilClaimed(request, key, options)) === 'done') {
      // Whoever held the claim before has kept the call.
      const kept = await journal.findCall(key);
      if (kept !== null) return kept;
    }
    const end = heart.begin();
    try {
      return await send(request, key);
    } catch (error) {
      await journal.release(key, owner);
      throw error;
    } finally {
      end();
    }
  };
}

async function untilClaimed(
  request: CallRequest,
  key: string,
  options: ClaimOptions,
): Promise<'claimed' | 'done'> {
  const { journal, run, owner, bounds, now, wait, signal } = options;
  const { provider, model } = request;
  const stake = { run, provider, model, usage: await bounds.usageOf(request) };
  for (let pause = firstPause; ; pause = Math.min(longestPause, 2 * pause)) {
    const outcome = await journal.claim(key, { owner, now: now(), stake });
    if (outcome !== 'taken') return outcome;
    await wait(pause, signal);
  }
}
