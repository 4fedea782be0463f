import type { Journal } from '../journal/journal.ts';
import type { Caller } from './caller.ts';
import { keyOf } from '../record/call-key.ts';

/** The code of a call that nobody has tried yet, or that a limit kept from being tried. */
export const notReached = 'not-reached';

/** The caller that only reads: finds calls in the journal, and why the others are missing. */
export function replaying(journal: Journal, run: string): Caller {
  return {
    async call(request, purpose) {
      const { key } = keyOf(request);
      const call = await journal.findCall(key);
      if (call !== null) return { outcome: 'replied', call, made: false };
      const step = await journal.findStep(run, purpose.task, purpose.role);
      // A step of the same task and role may stand for another call: for what was asked before it was asked again.
      const known = step?.key === key ? step.error : null;
      const error = known ?? { code: notReached, message: 'not asked yet' };
      return { outcome: 'failed', error };
    },
  };
}
