import type { CallRequest, Reply } from '../record/call.ts';
import type { Model } from './model.ts';
import { ModelError } from './model.ts';

/** Replies of an earlier run, which somebody paid for. */
export interface Recording {
  /** The reply to the same request made to whatever model; null where it was never made. */
  find(request: CallRequest): Promise<Reply | null>;
}

/** Repeats the replies of an earlier run. What was not asked there is an error of that task; nothing is made up. */
export function recorded(recording: Recording): Model {
  return {
    async ask(request) {
      const reply = await recording.find(request);
      if (reply === null) {
        const message = `${request.model} holds no call like this one (draw ${request.draw}): the document, wording, settings or number of repeats differ`;
        throw new ModelError('not-recorded', message, { reach: 'task' });
      }
      return reply;
    },
  };
}
