import { z } from 'zod';
import { httpError, saidBy } from '../http/http-error.ts';
import { retryAfterOf } from '../http/retry-after.ts';
import { ModelError } from '../model.ts';
import { longerContext } from '../text/refuse-too-long.ts';
import type { Connection } from './connection.ts';

const errorBody = z.object({
  error: z.object({ type: z.string().catch(''), message: z.string().catch('') }),
});

type Facts = z.infer<typeof errorBody>['error'];

/** Whom the error is of. */
export interface Asked {
  readonly connection: Connection;
  readonly model: string;
}

/** What a reply with an error's status means for the call, its model and the provider. */
export function errorOfResponse({ status, headers }: Response, text: string, asked: Asked): ModelError {
  const { baseURL, now } = asked.connection;
  const facts = readFacts(text);
  if (status < 400 || (status === 404 && facts === null)) {
    const { origin, pathname } = new URL(baseURL);
    const message = `anthropic: no Messages API at ${origin}${pathname} (HTTP ${status}); look at the address`;
    return new ModelError('bad-address', message, { reach: 'provider' });
  }
  const said = facts ?? { type: '', message: '' };
  return classify(said, { ...asked, status, retryAfter: retryAfterOf(headers, now()) });
}

/** The error that a reply or an event holds although it began with a good status; null where there is none. */
export function errorInReply(body: unknown, asked: Asked): ModelError | null {
  const parsed = errorBody.safeParse(body);
  if (!parsed.success) return null;
  const { error } = parsed.data;
  return classify(error, { ...asked, status: statuses.get(error.type) ?? 500, retryAfter: null });
}

/** What a type of error comes as where it has a status. */
const statuses: ReadonlyMap<string, number> = new Map([
  ['invalid_request_error', 400],
  ['authentication_error', 401],
  ['billing_error', 402],
  ['permission_error', 403],
  ['not_found_error', 404],
  ['request_too_large', 413],
  ['rate_limit_error', 429],
  ['api_error', 500],
  ['timeout_error', 504],
  ['overloaded_error', 529],
]);

interface Failure extends Asked {
  readonly status: number;
  readonly retryAfter: number | null;
}

/** What only this API says, by its words; else what the status says. */
function classify({ message }: Facts, { connection, model, status, retryAfter }: Failure): ModelError {
  const said = saidBy({ message, status });
  if (status === 402 || (status === 400 && /credit balance/i.test(message))) {
    const line = `anthropic: ${said} Look at the plan and its billing; "assay run" goes on then.`;
    return new ModelError('quota', line, { reach: 'provider' });
  }
  if (
    status === 413 ||
    (status === 400 && /prompt is too long|context (?:window|limit)|maximum of \d+ PDF pages/i.test(message))
  )
    return new ModelError('too-long', `anthropic:${model}: ${said} ${longerContext}`, { reach: 'task' });
  const whenDenied = `Check the key in ${connection.keyVariable} and what its workspace may use.`;
  return httpError({ provider: 'anthropic', model, status, message, retryAfter, whenDenied });
}

/** Null where it is no error of the API: a page of whoever stands in between, say. */
function readFacts(text: string): Facts | null {
  try {
    const parsed = errorBody.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data.error : null;
  } catch {
    return null;
  }
}
