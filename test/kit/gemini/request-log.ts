import type { IncomingMessage } from 'node:http';
import type { FaultKind } from './fault.ts';
import type { RequestKind } from './routes.ts';

/** One request as it came in. No key is ever kept: where one was sent it says `present`. */
export interface LoggedRequest {
  /** Counted from 1. */
  readonly number: number;
  /** Null where the API has nothing at that place. */
  readonly kind: RequestKind | null;
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Parsed JSON; null where there is none; `{ bytes }` for the bytes of an upload. */
  readonly body: unknown;
  /** Milliseconds since 1970, by the server's clock. */
  readonly at: number;
  /** HTTP status; null until it is answered, or where it never is. */
  status: number | null;
  fault: FaultKind | null;
  /** When the last byte of its reply was handed on; null where it never was. By the server's clock too. */
  finishedAt: number | null;
}

export type CountedKind = RequestKind | 'all' | 'finishedUpload' | 'fault' | 'answer' | 'judgement';

export type Counts = Record<CountedKind, number>;

/** The last requests, up to the limit, and how many there were of each kind since the start. */
export interface RequestLog {
  readonly entries: LoggedRequest[];
  readonly counts: Counts;
  add(request: IncomingMessage, facts: { kind: RequestKind | null; body: Buffer; at: number }): LoggedRequest;
}

export function requestLog(limit: number): RequestLog {
  const entries: LoggedRequest[] = [];
  const counts = noCounts();
  return {
    entries,
    counts,
    add(request, { kind, body, at }) {
      counts.all += 1;
      if (kind !== null) counts[kind] += 1;
      const keeps = limit > 0;
      const entry: LoggedRequest = {
        number: counts.all,
        kind,
        method: request.method ?? '',
        path: withoutKey(request.url ?? ''),
        headers: keeps ? headersOf(request) : {},
        body: keeps ? bodyOf(kind, body) : null,
        at,
        status: null,
        fault: null,
        finishedAt: null,
      };
      if (keeps) entries.push(entry);
      if (entries.length > limit) entries.shift();
      return entry;
    },
  };
}

function headersOf(request: IncomingMessage): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(request.headers))
    headers[name] = ['x-goog-api-key', 'authorization'].includes(name) ? 'present' : String(value);
  return headers;
}

function bodyOf(kind: RequestKind | null, body: Buffer): unknown {
  if (kind === 'uploadBytes') return { bytes: body.length };
  try {
    return body.length === 0 ? null : JSON.parse(body.toString());
  } catch {
    return body.toString();
  }
}

function withoutKey(url: string): string {
  return url.replace(/([?&]key=)[^&]*/, '$1present');
}

function noCounts(): Counts {
  return {
    all: 0,
    startUpload: 0,
    uploadBytes: 0,
    queryUpload: 0,
    cancelUpload: 0,
    finishedUpload: 0,
    getFile: 0,
    listFiles: 0,
    deleteFile: 0,
    generateContent: 0,
    streamGenerateContent: 0,
    countTokens: 0,
    getModel: 0,
    listModels: 0,
    fault: 0,
    answer: 0,
    judgement: 0,
  };
}
