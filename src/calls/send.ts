import type { Call, CallRequest } from '../record/call.ts';
import { ModelError, type AskContext, type Model } from '../models/model.ts';
import { interruptedCode } from './run-end.ts';

/** Finds the model of a request. Rejects with a ModelError where there is none. */
export type FindModel = (provider: string, model: string) => Promise<Model>;

/** Makes one call, whatever it costs. Rejects with a ModelError where no reply came. */
export type Send = (request: CallRequest, key: string) => Promise<Call>;

export interface SendOptions {
  readonly findModel: FindModel;
  /** Its signal drops what is under way. */
  readonly context: AskContext;
  readonly now: () => number;
  /** Once it has come nothing is asked any more; what is under way goes on. */
  readonly signal?: AbortSignal | undefined;
}

/** The innermost page: asks the model, and notes when. */
export function sending({ findModel, context, now, signal }: SendOptions): Send {
  return async (request, key) => {
    if (signal?.aborted === true) throw interrupted();
    const model = await findModel(request.provider, request.model);
    const startedAt = now();
    try {
      const reply = await model.ask(request, context);
      return { key, reply, startedAt, finishedAt: now() };
    } catch (error) {
      // Dropped on its way: whoever was asked may answer all the same, and be paid for it.
      if (context.signal?.aborted === true && error === context.signal.reason)
        throw interrupted().with({ mayBePaid: true });
      throw error;
    }
  };
}

/** Of a call that the user's own signal kept from being made. */
export function interrupted(): ModelError {
  return new ModelError(interruptedCode, 'the run was stopped before this was asked', { reach: 'run' });
}
