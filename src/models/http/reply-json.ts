import { ModelError } from '../model.ts';

/** A reply's text as JSON. Throws a ModelError, to be tried again, for one that was cut, or is none. */
export function replyJson(text: string, provider: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const message = `${provider}: the reply is cut or not JSON`;
    throw new ModelError('bad-reply', message, { reach: 'retry', mayBePaid: true, cause: error });
  }
}
