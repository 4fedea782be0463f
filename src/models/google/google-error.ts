import { APICallError } from '@ai-sdk/provider';
import { z } from 'zod';
import { ModelError } from '../model.ts';
import { knownModel } from './known-models.ts';

/** The body of an error, as far as anything is read from it. */
const errorBody = z.object({
  error: z.object({
    message: z.string().default(''),
    status: z.string().default(''),
    details: z.array(z.looseObject({ '@type': z.string().default('') })).default([]),
  }),
});

type Body = z.infer<typeof errorBody>['error'];

/** A delay longer than this ends the run rather than holding it up. */
const longestWait = 60_000;

/**
 * What an error of the Gemini API means for the call, its model and the provider, by the provider's
 * own status, reasons and quotas. Errors that are ours already, and aborts, come back as they are.
 */
export function asModelError(error: unknown, model: string): unknown {
  if (!APICallError.isInstance(error)) return error;
  if (error.cause instanceof ModelError) return error.cause;
  const status = error.statusCode ?? 0;
  const body = readBody(error.responseBody);
  const said = body.message === '' ? `HTTP ${status}` : body.message;
  if (status < 400)
    return new ModelError('bad-reply', 'google: the reply is cut or not JSON', {
      reach: 'retry',
      cause: error,
    });
  return classify({ status, body, said, model, retryAfter: delayOf(error.responseHeaders ?? {}, body) });
}

/** An error of the Files API, or of whatever else is asked without the client library. */
export function errorOfResponse(
  status: number,
  text: string,
  facts: { headers: Headers; model: string },
): ModelError {
  const body = readBody(text);
  const said = body.message === '' ? `HTTP ${status}` : body.message;
  return classify({
    status,
    body,
    said,
    model: facts.model,
    retryAfter: delayOf(Object.fromEntries(facts.headers), body),
  });
}

interface Failure {
  readonly status: number;
  readonly body: Body;
  readonly said: string;
  readonly model: string;
  readonly retryAfter: number | null;
}

function classify(failure: Failure): ModelError {
  const { status } = failure;
  if (status === 400) return badRequest(failure);
  if (status === 401 || status === 403) return denied(failure);
  if (status === 404) return unknown(failure);
  if (status === 429) return limited(failure);
  if (status === 408 || status === 409 || status >= 500) {
    return new ModelError(`http-${status}`, `google: ${failure.said}`, {
      reach: 'retry',
      retryAfter: failure.retryAfter,
    });
  }
  return new ModelError(`http-${status}`, `google: ${failure.said}`, { reach: 'task' });
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

function unknown({ model, said }: Failure): ModelError {
  const retired = knownModel(model)?.retired;
  const message =
    retired === undefined
      ? `google:${model}: ${said} Look up the name of the model.`
      : `google:${model} was retired on ${retired.since}; use google:${retired.replacement}`;
  return new ModelError('unknown-model', message, { reach: 'model' });
}

/** A daily quota does not come back within any wait, whatever delay stands beside it. */
function limited({ body, said, retryAfter, model }: Failure): ModelError {
  if (/PerDay/.test(JSON.stringify(body.details))) {
    return new ModelError(
      'daily-quota',
      `google:${model}: the daily quota is used up; it comes back at midnight Pacific time. "assay run" goes on then.`,
      { reach: 'provider' },
    );
  }
  if (retryAfter !== null && retryAfter > longestWait) {
    return new ModelError(
      'long-wait',
      `google: asks to wait ${Math.round(retryAfter / 1000)} s; "assay run" goes on then.`,
      { reach: 'provider', retryAfter },
    );
  }
  return new ModelError('rate-limited', `google: ${said}`, { reach: 'retry', retryAfter });
}

/** The server's delay, from the headers or from the body: Gemini has it only in the body. */
function delayOf(headers: Record<string, string>, body: Body): number | null {
  const milliseconds = Number(headers['retry-after-ms'] ?? Number.NaN);
  if (milliseconds >= 0) return milliseconds;
  const after = headers['retry-after'];
  if (after !== undefined) {
    const seconds = Number(after);
    const delay = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(after) - Date.now();
    if (delay >= 0) return delay;
  }
  const info = body.details.find((detail) => detail['@type'].endsWith('RetryInfo'));
  const match = /^(\d+(?:\.\d+)?)s$/.exec(typeof info?.['retryDelay'] === 'string' ? info['retryDelay'] : '');
  return match === null ? null : Number(match[1]) * 1000;
}

function readBody(text: string | undefined): Body {
  const nothing = { message: '', status: '', details: [] };
  try {
    const parsed = errorBody.safeParse(JSON.parse(text ?? ''));
    return parsed.success ? parsed.data.error : nothing;
  } catch {
    // Proxies answer in HTML: the status says all there is.
    return nothing;
  }
}
