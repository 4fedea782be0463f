import { heartbeat, type Journal } from '../journal/journal.ts';

export interface HeartOptions {
  readonly journal: Journal;
  readonly owner: string;
  readonly now: () => number;
  /** Does the work again and again, so many milliseconds apart, until what it returns is called. */
  readonly every: (milliseconds: number, work: () => void) => () => void;
}

/** Says in the journal that whoever holds claims still lives, as long as there is any. */
export interface Heart {
  /** Beats until what it returns is called. */
  begin(): () => void;
}

/** One heart beats for all claims of an owner. */
export function newHeart({ journal, owner, now, every }: HeartOptions): Heart {
  let held = 0;
  let stop: (() => void) | null = null;

  /** Where the journal cannot be written, the call itself will meet that, and say so. */
  function beat(): void {
    journal.keepClaims(owner, now()).catch(() => {});
  }

  return {
    begin() {
      held += 1;
      stop ??= every(heartbeat, beat);
      return () => {
        held -= 1;
        if (held > 0) return;
        stop?.();
        stop = null;
      };
    },
  };
}
