import type { Call, CallRequest } from '../record/call.ts';
import type { CallError, Step } from '../record/step.ts';
import type { Journal } from '../journal/journal.ts';
import { ModelError } from '../models/model.ts';
import { asksServer } from '../models/providers.ts';
import type { Caller, CallResult, Purpose } from './caller.ts';
import { keyOf } from '../record/call-key.ts';
import { isRunEnd } from './run-end.ts';
import type { Send } from './send.ts';

/**
 * The paying caller: what the journal holds is not asked again; what is asked is in the journal before
 * anybody hears of it. Equal requests in flight at the same time share one call.
 */
export function remembering(journal: Journal, run: string, send: Send): Caller {
  const inFlight = new Map<string, Promise<CallResult>>();

  async function call(request: CallRequest, purpose: Purpose): Promise<CallResult> {
    const { key, content } = keyOf(request);
    const step = { run, task: purpose.task, role: purpose.role, key };
    const earlier = inFlight.get(key);
    if (earlier !== undefined) return share(earlier, step);
    // Noted before the first wait, so that no equal request can slip in between looking and asking.
    const result = findOrMake(request, content, step).finally(() => inFlight.delete(key));
    inFlight.set(key, result);
    return result;
  }

  async function findOrMake(request: CallRequest, content: string, step: StepFacts): Promise<CallResult> {
    const known = await journal.findCall(step.key);
    if (known !== null) {
      await journal.keepStep({ ...step, made: false, error: null });
      return { outcome: 'replied', call: known, made: false };
    }
    try {
      const sent = wellFormed(await send(request, step.key));
      const fact = { call: sent, request, content, step: { ...step, made: true, error: null } };
      const made = await journal.keepCall(fact);
      // Another process may have been first: then its call is the one that stands, and is reused.
      const standing = made ? sent : ((await journal.findCall(step.key)) ?? sent);
      if (!isSame(standing, sent)) await lose(sent, request);
      return { outcome: 'replied', call: standing, made };
    } catch (error) {
      const failure = asCallError(error);
      if (!isRunEnd(failure.code)) await journal.keepStep({ ...step, made: false, error: failure });
      return { outcome: 'failed', error: failure };
    }
  }

  /** Paid for, and of no use: another process was first. */
  async function lose({ key, reply, startedAt }: Call, { provider, model }: CallRequest): Promise<void> {
    if (!asksServer(`${provider}:${model}`)) return;
    await journal.keepLoss({ run, key, provider, model, usage: reply.usage, reserved: false, at: startedAt });
  }

  /** Whoever comes second waits for the first, and notes that it reused the call. */
  async function share(earlier: Promise<CallResult>, step: StepFacts): Promise<CallResult> {
    const result = await earlier;
    const error = result.outcome === 'failed' ? result.error : null;
    if (!isRunEnd(error?.code)) await journal.keepStep({ ...step, made: false, error });
    return result.outcome === 'failed' ? result : { ...result, made: false };
  }

  return { call };
}

/** Whether it is the call that another process made, waited for, and no reply of our own. */
function isSame(one: Call, other: Call): boolean {
  return one.startedAt === other.startedAt && one.finishedAt === other.finishedAt;
}

/** Half a surrogate pair cannot be kept: what is handed on is what a replay will read. */
function wellFormed(call: Call): Call {
  const { text } = call.reply;
  return text.isWellFormed() ? call : { ...call, reply: { ...call.reply, text: text.toWellFormed() } };
}

type StepFacts = Omit<Step, 'made' | 'error'>;

/** What a model or its wire could not do is that task's error. Anything else is a bug, and must be heard. */
function asCallError(error: unknown): CallError {
  if (error instanceof ModelError) return { code: error.code, message: error.message };
  throw error;
}
