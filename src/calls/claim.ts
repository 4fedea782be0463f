import { heartbeat, type Journal } from '../journal/journal.ts';
import { isFree } from '../models/providers.ts';
import type { Send } from './send.ts';

export interface ClaimOptions {
  readonly journal: Journal;
  /** In whose name calls are claimed: see `newOwner`. */
  readonly owner: string;
  readonly now: () => number;
  readonly wait: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
  /** Does the work again and again, so many milliseconds apart, until what it returns is called. */
  readonly every: (milliseconds: number, work: () => void) => () => void;
  readonly signal?: AbortSignal | undefined;
}

/** How long to wait before looking again whether a call that somebody else makes is done, in milliseconds. */
const firstPause = 25;
const longestPause = 500;

/**
 * A call that another process is making is waited for, not made again. A claim is held while a call is
 * under way, with a heartbeat; it ends with the call in the journal, with its failure, or with whoever
 * held it. Models that cost nothing are not worth a claim: at worst two processes compute the same.
 */
export function claiming(send: Send, options: ClaimOptions): Send {
  const { journal, owner, now, every } = options;
  let held = 0;
  let stopBeating: (() => void) | null = null;

  return async (request, key) => {
    if (isFree(`${request.provider}:${request.model}`)) return send(request, key);
    await untilClaimed(key, options);
    hold();
    try {
      // Whoever held the claim before may have kept the call.
      return (await journal.findCall(key)) ?? (await send(request, key));
    } catch (error) {
      await journal.release(key, owner);
      throw error;
    } finally {
      letGo();
    }
  };

  function hold(): void {
    held += 1;
    stopBeating ??= every(heartbeat, beat);
  }

  function letGo(): void {
    held -= 1;
    if (held > 0) return;
    stopBeating?.();
    stopBeating = null;
  }

  /** Where the journal cannot be written, the call itself will meet that, and say so. */
  function beat(): void {
    journal.keepClaims(owner, now()).catch(() => {});
  }
}

async function untilClaimed(key: string, { journal, owner, now, wait, signal }: ClaimOptions): Promise<void> {
  for (let pause = firstPause; !(await journal.claim(key, owner, now()));) {
    await wait(pause, signal);
    pause = Math.min(longestPause, 2 * pause);
  }
}
