import type { CallRequest } from '../record/call.ts';
import type { CallError } from '../record/step.ts';
import type { Journal } from '../journal/journal.ts';
import { ModelError } from '../models/model.ts';
import type { Caller, CallResult, Purpose } from './caller.ts';
import { keyOf } from '../record/call-key.ts';
import type { Send } from './send.ts';

/**
 * The paying caller: what the journal holds is not asked again; what is asked is durable before
 * anybody hears of it. Equal requests in flight at the same time share one call.
 */
export function remembering(journal: Journal, run: string, send: Send): Caller {
  const inFlight = new Map<string, Promise<CallResult>>();

  async function call(request: CallRequest, purpose: Purpose): Promise<CallResult> {
    const { key, content } = keyOf(request);
    const step = { run, ...purpose, key };
    const known = await journal.findCall(key);
    if (known !== null) {
      await journal.keepStep({ ...step, made: false, error: null });
      return { outcome: 'replied', call: known, made: false };
    }
    return share(
      key,
      async () => {
        try {
          const made = await send(request, key);
          await journal.keepCall({
            call: made,
            request,
            content,
            step: { ...step, made: true, error: null },
          });
          return { outcome: 'replied', call: made, made: true };
        } catch (error) {
          const failure = asCallError(error);
          await journal.keepStep({ ...step, made: false, error: failure });
          return { outcome: 'failed', error: failure };
        }
      },
      step,
    );
  }

  /** Whoever comes second waits for the first, and notes that it reused the call. */
  async function share(
    key: string,
    make: () => Promise<CallResult>,
    step: { run: string; task: string; role: string; key: string },
  ): Promise<CallResult> {
    const under = inFlight.get(key);
    if (under !== undefined) {
      const result = await under;
      const error = result.outcome === 'failed' ? result.error : null;
      await journal.keepStep({ ...step, made: false, error });
      return result.outcome === 'failed' ? result : { ...result, made: false };
    }
    const result = make().finally(() => inFlight.delete(key));
    inFlight.set(key, result);
    return result;
  }

  return { call };
}

/** What a model or its wire could not do is that task's error. Anything else is a bug, and must be heard. */
function asCallError(error: unknown): CallError {
  if (error instanceof ModelError) return { code: error.code, message: error.message };
  throw error;
}
