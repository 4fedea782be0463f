import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { ModelError } from '../model.ts';
import { asFailure, noConnection, timedOut } from './failure.ts';
import { piecesOf } from './reply-body.ts';

/** How long a call may take, in milliseconds. */
export interface Timeouts {
  /** To a connection. */
  readonly connect: number;
  /** Between two pieces of a body that has begun. A model may think in silence before its first byte. */
  readonly idle: number;
  readonly total: number;
}

export const usualTimeouts: Timeouts = { connect: 10_000, idle: 60_000, total: 600_000 };

/** What the client libraries call for every request. */
export type Fetch = (url: string | URL | Request, init?: RequestInit) => Promise<Response>;

/**
 * `fetch` over node:http with kept-alive connections: half the work of the global one per call, and
 * with time limits that tell a silent model from a dead line. Redirects are not followed: the key stays
 * where it was sent. Rejects with a ModelError that may be tried again; an abort rejects with its own reason.
 */
export function createFetch(timeouts: Timeouts): Fetch {
  const agents = {
    'http:': new HttpAgent({ keepAlive: true, maxSockets: Infinity }),
    'https:': new HttpsAgent({ keepAlive: true, maxSockets: Infinity }),
  };
  return async (input, init = {}) => {
    const url = addressOf(input instanceof Request ? input.url : input);
    const secure = url.protocol === 'https:';
    const agent = agents[secure ? 'https:' : 'http:'];
    const { message, watch, failed } = await send(url, init, { timeouts, agent, secure });
    const toError = (error: unknown): Error => failed() ?? asFailure(error, url);
    return toResponse(message, piecesOf(message, { onFirst: watch, toError }));
  };
}

/** A stream, of events or of lines, is handed on as it comes; any other body is complete before it is looked at. */
async function toResponse(message: IncomingMessage, pieces: AsyncIterable<Uint8Array>): Promise<Response> {
  const headers = new Headers();
  for (const [name, values] of Object.entries(message.headersDistinct)) {
    for (const value of values ?? []) headers.append(name, value);
  }
  const status = message.statusCode ?? 0;
  if (/event-stream|ndjson/.test(headers.get('content-type') ?? '') && status === 200)
    return new Response(ReadableStream.from(pieces), { status, headers });
  const body = Buffer.concat(await Array.fromAsync(pieces));
  if (status < 200 || status > 599)
    throw new ModelError('bad-reply', `the reply has the status ${status}, which there is not`, {
      reach: 'retry',
    });
  return new Response([204, 205, 304].includes(status) ? null : body, { status, headers });
}

interface Wire {
  readonly timeouts: Timeouts;
  readonly agent: HttpAgent | HttpsAgent;
  readonly secure: boolean;
}

/** The head of a reply; its body is still on its way, under the same limits. */
interface Begun {
  readonly message: IncomingMessage;
  /** From now on the body must not stop for long. */
  readonly watch: () => void;
  /** What cut the body off, where it was one of ours: an abort or a time limit. */
  readonly failed: () => Error | null;
}

function send(url: URL, init: RequestInit, { timeouts, agent, secure }: Wire): Promise<Begun> {
  const signal = init.signal ?? null;
  return new Promise((resolve, reject) => {
    if (signal?.aborted === true) return reject(reasonOf(signal));
    const body = bodyOf(init.body);
    const options = { method: init.method ?? 'GET', headers: headersOf(init.headers, body), agent };
    const request = secure ? httpsRequest(url, options) : httpRequest(url, options);
    let cut: Error | null = null;
    let message: IncomingMessage | null = null;
    const stop = (error: Error): void => {
      cut ??= error;
      // Once the reply has begun, only its body can still say why it ended.
      (message ?? request).destroy(error);
    };
    const total = setTimeout(
      () => stop(timedOut(`no reply within ${timeouts.total / 1000} s`)),
      timeouts.total,
    );
    const connect = setTimeout(
      () => stop(noConnection(`no connection to ${url.host} within ${timeouts.connect / 1000} s`)),
      timeouts.connect,
    );
    const abort = (): void => stop(reasonOf(signal));
    signal?.addEventListener('abort', abort, { once: true });
    const settle = (): void => {
      clearTimeout(total);
      clearTimeout(connect);
      signal?.removeEventListener('abort', abort);
    };
    request.on('socket', (socket) => {
      if (!socket.connecting) clearTimeout(connect);
      else socket.once(secure ? 'secureConnect' : 'connect', () => clearTimeout(connect));
    });
    request.on('error', (error) => {
      settle();
      reject(cut ?? asFailure(error, url));
    });
    request.on('response', (response) => {
      message = response;
      response.once('close', settle);
      const watch = (): void => {
        // A body that has all arrived may have let go of its connection.
        if (response.complete) return;
        response.setTimeout(timeouts.idle, () =>
          stop(timedOut(`the reply stopped for ${timeouts.idle / 1000} s`)),
        );
      };
      resolve({ message: response, watch, failed: () => cut });
    });
    request.end(body ?? undefined);
  });
}

function addressOf(text: string | URL): URL {
  const url = URL.canParse(String(text)) ? new URL(text) : null;
  if (url !== null && /^https?:$/.test(url.protocol)) return url;
  // Name and password that may stand in it are nobody's business.
  const shown = String(text)
    .replace(/^.*@/, '')
    .replace(/[/?#].*$/, '');
  const message = `the provider's address "${shown}" does not begin with http:// or https://`;
  throw new ModelError('bad-address', message, { reach: 'provider' });
}

function headersOf(given: RequestInit['headers'], body: string | Uint8Array | null): Record<string, string> {
  const headers = Object.fromEntries(new Headers(given));
  if (body !== null) headers['content-length'] = String(Buffer.byteLength(body));
  return { 'accept-encoding': 'identity', ...headers };
}

function bodyOf(body: RequestInit['body']): string | Uint8Array | null {
  if (body === undefined || body === null) return null;
  if (typeof body === 'string' || body instanceof Uint8Array) return body;
  throw new TypeError('a body is sent as text or bytes');
}

function reasonOf(signal: AbortSignal | null): Error {
  return signal?.reason instanceof Error ? signal.reason : new Error('aborted');
}
