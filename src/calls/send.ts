import type { Call, CallRequest } from '../record/call.ts';
import { ModelError, type AskContext, type Model } from '../models/model.ts';

/** Finds the model of a request. Rejects with a ModelError where there is none. */
export type FindModel = (provider: string, model: string) => Promise<Model>;

/** Makes one call, whatever it costs. Rejects with a ModelError where no reply came. */
export type Send = (request: CallRequest, key: string) => Promise<Call>;

/** The innermost page: asks the model, and notes when. Once the signal has come, nothing is asked any more. */
export function sending(findModel: FindModel, context: AskContext, now: () => number): Send {
  return async (request, key) => {
    if (context.signal?.aborted === true) {
      throw interrupted();
    }
    const model = await findModel(request.provider, request.model);
    const startedAt = now();
    const reply = await model.ask(request, context);
    return { key, reply, startedAt, finishedAt: now() };
  };
}

/** The code of a call that the user's own signal kept from being made. It leaves no trace in the journal. */
export const interruptedCode = 'interrupted';

export function interrupted(): ModelError {
  return new ModelError(interruptedCode, 'the run was stopped before this was asked', { reach: 'task' });
}
