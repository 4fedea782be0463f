import { ModelError } from '../model.ts';

/** A reply with an error's status, read so far that it does not matter any more whose it is. */
export interface HttpFailure {
  readonly provider: string;
  /** Null where something else than a model was asked for: a file, say. */
  readonly model: string | null;
  readonly status: number;
  /** What the server says, in its own words; nothing where it has none. */
  readonly message: string;
  /** How long it asks to wait, in milliseconds. */
  readonly retryAfter: number | null;
  /** What to look at where it refuses the key, as a sentence. */
  readonly whenDenied: string;
}

/** A delay longer than this, in milliseconds, ends the run rather than holding it up. */
const longestWait = 60_000;
/** Characters of what a server says of an error: more is no message, but a page. */
const longestMessage = 500;

/** What an error means for the call, its model and the provider, as far as the status alone says it. */
export function httpError(failure: HttpFailure): ModelError {
  const { provider, model, status, retryAfter, whenDenied } = failure;
  const said = saidBy(failure);
  if (status === 401 || status === 403)
    return new ModelError('denied', `${provider}: ${said} ${whenDenied}`, { reach: 'provider' });
  if (status === 404 && model !== null) {
    const message = `${provider}:${model}: ${said} Look up the name of the model.`;
    return new ModelError('unknown-model', message, { reach: 'model' });
  }
  if (!mayPass(status)) {
    const code = status === 400 ? 'bad-request' : `http-${status}`;
    return new ModelError(code, `${provider}: ${said}`, { reach: 'task' });
  }
  if (retryAfter !== null && retryAfter > longestWait) {
    const message = `${provider}: asks to wait ${Math.round(retryAfter / 1000)} s; "assay run" goes on then.`;
    return new ModelError('long-wait', message, { reach: 'provider', retryAfter });
  }
  const code = status === 429 ? 'rate-limited' : `http-${status}`;
  return new ModelError(code, `${provider}: ${said}`, { reach: 'retry', retryAfter });
}

/** What a server says of an error, in one line of no great length; the status where it says nothing. */
export function saidBy({ message, status }: Pick<HttpFailure, 'message' | 'status'>): string {
  const line = message.replaceAll(/\s+/g, ' ').trim();
  if (line === '') return `HTTP ${status}`;
  return line.length <= longestMessage ? line : `${line.slice(0, longestMessage)} …`;
}

/** A timeout, a conflict, a limit, and whatever is wrong on the server's side. */
function mayPass(status: number): boolean {
  return [408, 409, 429].includes(status) || status >= 500;
}
