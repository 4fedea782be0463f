/** The error bodies of the API, word for word where the real words are known. */

/** An error as the API answers it: HTTP status, canonical status, message and details. */
export class GeminiError extends Error {
  override readonly name = 'GeminiError';
  readonly httpStatus: number;
  readonly status: string;
  readonly details: readonly object[];

  constructor(httpStatus: number, status: string, message: string, details: readonly object[] = []) {
    super(message);
    this.httpStatus = httpStatus;
    this.status = status;
    this.details = details;
  }

  /** What goes over the wire. */
  body(): object {
    const error = { code: this.httpStatus, message: this.message, status: this.status };
    return { error: this.details.length === 0 ? error : { ...error, details: this.details } };
  }
}

/** One field that is wrong, with the path that the API would name. */
export interface FieldViolation {
  readonly field: string;
  readonly description: string;
}

export function invalidArgument(message: string, details: readonly object[] = []): GeminiError {
  return new GeminiError(400, 'INVALID_ARGUMENT', message, details);
}

/** Unknown names and wrong types: all of them in one error, one line each. */
export function badFields(violations: readonly FieldViolation[]): GeminiError {
  const message = violations.map(({ description }) => description).join('\n');
  const fieldViolations = violations.map(({ field, description }) =>
    field === '' ? { description } : { field, description },
  );
  return invalidArgument(message, [
    { '@type': 'type.googleapis.com/google.rpc.BadRequest', fieldViolations },
  ]);
}

export function badKey(): GeminiError {
  const message = 'API key not valid. Please pass a valid API key.';
  return invalidArgument(message, [
    {
      '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
      reason: 'API_KEY_INVALID',
      domain: 'googleapis.com',
      metadata: { service: 'generativelanguage.googleapis.com' },
    },
    { '@type': 'type.googleapis.com/google.rpc.LocalizedMessage', locale: 'en-US', message },
  ]);
}

export function missingKey(): GeminiError {
  const message =
    "Method doesn't allow unregistered callers (callers without established identity). Please use API Key or other form of API consumer identity to call this API.";
  return new GeminiError(403, 'PERMISSION_DENIED', message);
}

export function unknownFile(id: string): GeminiError {
  const message = `You do not have permission to access the File ${id} or it may not exist.`;
  return new GeminiError(403, 'PERMISSION_DENIED', message);
}

export function fileNotActive(id: string): GeminiError {
  const message = `The File ${id} is not in an ACTIVE state and usage is not allowed.`;
  return new GeminiError(400, 'FAILED_PRECONDITION', message);
}

export function fileExists(): GeminiError {
  return new GeminiError(409, 'ALREADY_EXISTS', 'Requested entity already exists');
}

export function wrongRegion(): GeminiError {
  return new GeminiError(400, 'FAILED_PRECONDITION', 'User location is not supported for the API use.');
}

/** What stands for a key is none at all. */
export function unauthenticated(): GeminiError {
  const message =
    'Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or other valid authentication credential.';
  return new GeminiError(401, 'UNAUTHENTICATED', message);
}

/** A project that may not use the service. */
export function denied(): GeminiError {
  const message = 'Your project has been denied access. Please contact support.';
  return new GeminiError(403, 'PERMISSION_DENIED', message);
}

export function notFound(message: string): GeminiError {
  return new GeminiError(404, 'NOT_FOUND', message);
}

/** What a quota error says beside its status. */
export interface QuotaFacts {
  readonly model: string;
  /** How it is named: `PerDay` ends until midnight, `PerMinute` until `retrySeconds` have passed. */
  readonly quotaId: string;
  readonly metric: string;
  readonly limit: number;
  readonly retrySeconds: number;
}

export function quotaExceeded({ model, quotaId, metric, limit, retrySeconds }: QuotaFacts): GeminiError {
  const quotaMetric = `generativelanguage.googleapis.com/${metric}`;
  const delay = `${retrySeconds}s`;
  const message = [
    'You exceeded your current quota, please check your plan and billing details. For more information on this error, head to: https://ai.google.dev/gemini-api/docs/rate-limits.',
    `* Quota exceeded for metric: ${quotaMetric}, limit: ${limit}, model: ${model}`,
    `Please retry in ${delay}.`,
  ].join('\n');
  const url = 'https://ai.google.dev/gemini-api/docs/rate-limits';
  const quotaDimensions = { location: 'global', model };
  return new GeminiError(429, 'RESOURCE_EXHAUSTED', message, [
    {
      '@type': 'type.googleapis.com/google.rpc.Help',
      links: [{ description: 'Learn more about Gemini API quotas', url }],
    },
    {
      '@type': 'type.googleapis.com/google.rpc.QuotaFailure',
      violations: [{ quotaMetric, quotaId, quotaDimensions, quotaValue: String(limit) }],
    },
    { '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: delay },
  ]);
}

/** The 429 that says nothing: no details, no delay. */
export function bareQuota(): GeminiError {
  return new GeminiError(429, 'RESOURCE_EXHAUSTED', 'Resource has been exhausted (e.g. check quota).');
}

export function internal(): GeminiError {
  const message =
    'An internal error has occurred. Please retry or report in https://developers.generativeai.google/guide/troubleshooting';
  return new GeminiError(500, 'INTERNAL', message);
}

export function overloaded(): GeminiError {
  return new GeminiError(503, 'UNAVAILABLE', 'The model is overloaded. Please try again later.');
}

export function deadline(): GeminiError {
  return new GeminiError(504, 'DEADLINE_EXCEEDED', 'Deadline expired before operation could complete.');
}
