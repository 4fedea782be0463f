import {
  APICallError,
  EmptyResponseBodyError,
  InvalidResponseDataError,
  JSONParseError,
  TypeValidationError,
} from '@ai-sdk/provider';
import { z } from 'zod';
import { httpError, saidBy } from '../http/http-error.ts';
import { retryAfterOf } from '../http/retry-after.ts';
import { ModelError } from '../model.ts';
import { knownModel } from './known-models.ts';

/** The body of an error, as far as anything is read from it. */
const errorBody = z.object({
  error: z.object({
    code: z.number().catch(0),
    message: z.string().catch(''),
    status: z.string().catch(''),
    details: z.array(z.looseObject({ '@type': z.string().catch('') })).catch([]),
  }),
});

type Body = z.infer<typeof errorBody>['error'];

/** What an error is read with. `model` is null where files are asked for; `now`: milliseconds since 1970. */
interface Asked {
  readonly headers: Headers;
  readonly model: string | null;
  readonly now: number;
  /** What the key is set in. */
  readonly keyVariable?: string;
}

/**
 * What an error of the Gemini API means for the call, its model and the provider, by the provider's
 * own status, reasons and quotas. Errors that are ours already, and aborts, come back as they are.
 */
export function asModelError(error: unknown, asked: Omit<Asked, 'headers'>): unknown {
  if (isUnreadable(error)) return unreadable(error);
  if (!APICallError.isInstance(error)) return error;
  if (error.cause instanceof ModelError) return error.cause;
  const status = error.statusCode ?? 0;
  if (status < 300) return unreadable(error);
  const headers = new Headers(error.responseHeaders);
  return errorOfResponse(status, error.responseBody ?? '', { ...asked, headers });
}

/** The error of a reply with an error's status. */
export function errorOfResponse(status: number, text: string, { headers, now, ...asked }: Asked): ModelError {
  const body = readBody(text);
  return classify({ ...asked, status, body, retryAfter: retryAfterOf(headers, now) ?? delayIn(body) });
}

/** The error that a reply or a stream holds after it began with a good status; null where there is none. */
export function errorInReply(piece: unknown, model: string): ModelError | null {
  const parsed = errorBody.safeParse(piece);
  if (!parsed.success) return null;
  const body = parsed.data.error;
  const status = body.code >= 400 ? body.code : (codes.get(body.status) ?? 500);
  return classify({ status, body, model, retryAfter: delayIn(body) });
}

/** What a status means where no number stands beside it. */
const codes: ReadonlyMap<string, number> = new Map([
  ['INVALID_ARGUMENT', 400],
  ['FAILED_PRECONDITION', 400],
  ['UNAUTHENTICATED', 401],
  ['PERMISSION_DENIED', 403],
  ['NOT_FOUND', 404],
  ['RESOURCE_EXHAUSTED', 429],
  ['UNAVAILABLE', 503],
  ['DEADLINE_EXCEEDED', 504],
]);

/** What the client library says of a good reply that it cannot read. */
function isUnreadable(error: unknown): boolean {
  return [JSONParseError, TypeValidationError, EmptyResponseBodyError, InvalidResponseDataError].some(
    (kind) => kind.isInstance(error),
  );
}

function unreadable(cause: unknown): ModelError {
  return new ModelError('bad-reply', 'google: the reply is cut or not JSON', {
    reach: 'retry',
    mayBePaid: true,
    cause,
  });
}

const usualKey = 'GEMINI_API_KEY';

interface Failure {
  readonly status: number;
  readonly body: Body;
  readonly model: string | null;
  readonly retryAfter: number | null;
  readonly keyVariable?: string;
}

/** What only this provider says, by its reasons and words; else what the status says. */
function classify({ status, body, model, retryAfter, keyVariable = usualKey }: Failure): ModelError {
  const { message } = body;
  const said = saidBy({ status, message });
  const whenDenied = `Check the key in ${keyVariable} and what its project may use.`;
  const own =
    (status === 400 ? badRequest(body, said, keyVariable) : null) ??
    (status === 403 ? fileGone(said) : null) ??
    (status === 404 && model !== null ? retired(model) : null) ??
    (status === 429 && ofTheDay(body) ? daily(model) : null);
  return own ?? httpError({ provider: 'google', model, status, message, retryAfter, whenDenied });
}

function badRequest(body: Body, said: string, keyVariable: string): ModelError | null {
  const reasons = body.details.map((detail) => detail['reason']);
  if (reasons.includes('API_KEY_INVALID') || /api key not valid|api key expired/i.test(said)) {
    const message = `google: the key is not valid; set ${keyVariable} to one that is`;
    return new ModelError('key-invalid', message, { reach: 'provider' });
  }
  if (/not in an ACTIVE state/i.test(said)) {
    return new ModelError('file-not-active', `google: ${said}`, { reach: 'retry' });
  }
  if (body.status === 'FAILED_PRECONDITION') {
    return new ModelError(
      'not-available',
      `google: ${said} Check the region and the billing of the project.`,
      { reach: 'provider' },
    );
  }
  return null;
}

function fileGone(said: string): ModelError | null {
  if (!/\bfile\b/i.test(said)) return null;
  return new ModelError('file-gone', `google: ${said}`, { reach: 'retry', mostRetries: 1 });
}

function retired(model: string): ModelError | null {
  const known = knownModel(model)?.retired;
  if (known === undefined) return null;
  const message = `google:${model} was retired on ${known.since}; use google:${known.replacement}`;
  return new ModelError('unknown-model', message, { reach: 'model' });
}

/** A daily quota does not come back within any wait, whatever delay stands beside it. */
function ofTheDay({ details }: Body): boolean {
  return /PerDay/.test(JSON.stringify(details));
}

function daily(model: string | null): ModelError {
  const whose = model === null ? 'google' : `google:${model}`;
  return new ModelError(
    'daily-quota',
    `${whose}: the daily quota is used up; it comes back at midnight Pacific time. "assay run" goes on then.`,
    { reach: 'provider' },
  );
}

/** The delay in the body, in whole milliseconds, as no header of Gemini says it. Nothing is no delay. */
function delayIn({ details }: Body): number | null {
  const info = details.find((detail) => detail['@type'].endsWith('RetryInfo'))?.['retryDelay'];
  const seconds = /^\s*(\d+(?:\.\d+)?)\s*s$/.exec(typeof info === 'string' ? info : '')?.[1];
  const delay = Math.ceil(Number(seconds ?? 0) * 1000);
  return delay > 0 ? delay : null;
}

function readBody(text: string): Body {
  const nothing = { code: 0, message: '', status: '', details: [] };
  try {
    const json: unknown = JSON.parse(text);
    const parsed = errorBody.safeParse(Array.isArray(json) ? json[0] : json);
    return parsed.success ? parsed.data.error : nothing;
  } catch {
    // Proxies answer in HTML: the status says all there is.
    return nothing;
  }
}
