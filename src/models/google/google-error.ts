import {
  APICallError,
  EmptyResponseBodyError,
  InvalidResponseDataError,
  JSONParseError,
  TypeValidationError,
} from '@ai-sdk/provider';
import { z } from 'zod';
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

/** A delay longer than this, in milliseconds, ends the run rather than holding it up. */
const longestWait = 60_000;
/** Characters of what a server says of an error: more is no message, but a page. */
const longestMessage = 500;

/**
 * What an error of the Gemini API means for the call, its model and the provider, by the provider's
 * own status, reasons and quotas. Errors that are ours already, and aborts, come back as they are.
 */
export function asModelError(error: unknown, model: string): unknown {
  if (isUnreadable(error)) return unreadable(error);
  if (!APICallError.isInstance(error)) return error;
  if (error.cause instanceof ModelError) return error.cause;
  const status = error.statusCode ?? 0;
  if (status < 300) return unreadable(error);
  const headers = new Headers(error.responseHeaders);
  return errorOfResponse(status, error.responseBody ?? '', { headers, model });
}

/** The error of a reply with an error's status; `model` is null where files are asked for. */
export function errorOfResponse(
  status: number,
  text: string,
  { headers, model }: { headers: Headers; model: string | null },
): ModelError {
  const body = readBody(text);
  return classify({ status, body, said: saidBy(body, status), model, retryAfter: delayOf(headers, body) });
}

/** The error that a reply or a stream holds after it began with a good status; null where there is none. */
export function errorInReply(piece: unknown, model: string): ModelError | null {
  const parsed = errorBody.safeParse(piece);
  if (!parsed.success) return null;
  const body = parsed.data.error;
  const status = body.code >= 400 ? body.code : (codes.get(body.status) ?? 500);
  return classify({
    status,
    body,
    said: saidBy(body, status),
    model,
    retryAfter: delayOf(new Headers(), body),
  });
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
  return new ModelError('bad-reply', 'google: the reply is cut or not JSON', { reach: 'retry', cause });
}

interface Failure {
  readonly status: number;
  readonly body: Body;
  readonly said: string;
  readonly model: string | null;
  readonly retryAfter: number | null;
}

function classify(failure: Failure): ModelError {
  const { status, retryAfter } = failure;
  if (status === 400) return badRequest(failure);
  if (status === 401 || status === 403) return denied(failure);
  if (status === 404 && failure.model !== null) return unknown(failure.model, failure.said);
  if (status === 429 && ofTheDay(failure.body)) return daily(failure);
  if (![408, 409, 429].includes(status) && status < 500)
    return new ModelError(`http-${status}`, `google: ${failure.said}`, { reach: 'task' });
  if (retryAfter !== null && retryAfter > longestWait) {
    return new ModelError(
      'long-wait',
      `google: asks to wait ${Math.round(retryAfter / 1000)} s; "assay run" goes on then.`,
      { reach: 'provider', retryAfter },
    );
  }
  const code = status === 429 ? 'rate-limited' : `http-${status}`;
  return new ModelError(code, `google: ${failure.said}`, { reach: 'retry', retryAfter });
}

function badRequest({ body, said }: Failure): ModelError {
  const reasons = body.details.map((detail) => detail['reason']);
  if (reasons.includes('API_KEY_INVALID') || /api key not valid|api key expired/i.test(said)) {
    return new ModelError('key-invalid', 'google: the key is not valid; set GEMINI_API_KEY to one that is', {
      reach: 'provider',
    });
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
  return new ModelError('bad-request', `google: ${said}`, { reach: 'task' });
}

function denied({ status, said }: Failure): ModelError {
  if (status === 403 && /\bfile\b/i.test(said)) {
    return new ModelError('file-gone', `google: ${said}`, { reach: 'retry', most: 1 });
  }
  return new ModelError(
    'denied',
    `google: ${said} Check the key in GEMINI_API_KEY and what its project may use.`,
    { reach: 'provider' },
  );
}

function unknown(model: string, said: string): ModelError {
  const retired = knownModel(model)?.retired;
  const message =
    retired === undefined
      ? `google:${model}: ${said} Look up the name of the model.`
      : `google:${model} was retired on ${retired.since}; use google:${retired.replacement}`;
  return new ModelError('unknown-model', message, { reach: 'model' });
}

/** A daily quota does not come back within any wait, whatever delay stands beside it. */
function ofTheDay({ details }: Body): boolean {
  return /PerDay/.test(JSON.stringify(details));
}

function daily({ model }: Failure): ModelError {
  const whose = model === null ? 'google' : `google:${model}`;
  return new ModelError(
    'daily-quota',
    `${whose}: the daily quota is used up; it comes back at midnight Pacific time. "assay run" goes on then.`,
    { reach: 'provider' },
  );
}

/**
 * The server's delay in whole milliseconds, from the headers or from the body: Gemini has it only in
 * the body. A delay of nothing is none: whoever comes back at once makes matters worse.
 */
function delayOf(headers: Headers, { details }: Body): number | null {
  const info = details.find((detail) => detail['@type'].endsWith('RetryInfo'))?.['retryDelay'];
  const delays = [
    toNumber(headers.get('retry-after-ms')),
    toNumber(headers.get('retry-after')) * 1000,
    Date.parse(headers.get('retry-after') ?? '') - Date.now(),
    toNumber(/^(.*)s$/.exec(typeof info === 'string' ? info : '')?.[1]) * 1000,
  ];
  const delay = delays.find((one) => one > 0);
  return delay === undefined ? null : Math.ceil(delay);
}

function toNumber(text: string | null | undefined): number {
  return /^\s*\d+(?:\.\d+)?\s*$/.test(text ?? '') ? Number(text) : Number.NaN;
}

/** What the server says, in one line. */
function saidBy({ message }: Body, status: number): string {
  const line = message.replaceAll(/\s+/g, ' ').trim();
  if (line === '') return `HTTP ${status}`;
  return line.length <= longestMessage ? line : `${line.slice(0, longestMessage)} …`;
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
