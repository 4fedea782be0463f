import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { Readable } from 'node:stream';
import { ModelError } from '../model.ts';

/** How long a call may take, in milliseconds. */
export interface Timeouts {
  /** To a connection. */
  readonly connect: number;
  /** Between two pieces of a body that has begun. A model may think in silence before its first byte. */
  readonly idle: number;
  readonly total: number;
}

export const usualTimeouts: Timeouts = { connect: 10_000, idle: 60_000, total: 600_000 };

/** Larger replies are not read to their end: a reply of text never comes near. */
const largestReply = 32_000_000;

/** What the client libraries call for every request. */
export type Fetch = (url: string | URL | Request, init?: RequestInit) => Promise<Response>;

/**
 * `fetch` over node:http with kept-alive connections: half the work of the global one per call, and
 * with time limits that tell a silent model from a dead line. Rejects with a ModelError that may be
 * tried again; an abort rejects with its own reason.
 */
export function createFetch(timeouts: Timeouts): Fetch {
  const agents = {
    'http:': new HttpAgent({ keepAlive: true, maxSockets: Infinity }),
    'https:': new HttpsAgent({ keepAlive: true, maxSockets: Infinity }),
  };
  return async (input, init = {}) => {
    const url = new URL(input instanceof Request ? input.url : input);
    const secure = url.protocol === 'https:';
    const message = await send(url, init, { timeouts, agent: agents[secure ? 'https:' : 'http:'], secure });
    const headers = new Headers();
    for (const [name, value] of Object.entries(message.headersDistinct)) {
      for (const one of value ?? []) headers.append(name, one);
    }
    const body = headers.get('content-type')?.includes('event-stream')
      ? (Readable.toWeb(message) as ReadableStream<Uint8Array>)
      : await readAll(message);
    const status = message.statusCode ?? 0;
    return new Response([204, 304].includes(status) ? null : body, { status, headers });
  };
}

interface Wire {
  readonly timeouts: Timeouts;
  readonly agent: HttpAgent | HttpsAgent;
  readonly secure: boolean;
}

/** Resolves with the head of the reply; its body is still on its way, under the same limits. */
function send(url: URL, init: RequestInit, { timeouts, agent, secure }: Wire): Promise<IncomingMessage> {
  const signal = init.signal ?? null;
  return new Promise((resolve, reject) => {
    if (signal?.aborted === true) {
      reject(reasonOf(signal));
      return;
    }
    const headers = Object.fromEntries(new Headers(init.headers));
    const body = bodyOf(init.body);
    if (body !== null) headers['content-length'] = String(Buffer.byteLength(body));
    const options = { method: init.method ?? 'GET', headers, agent };
    const request = secure ? httpsRequest(url, options) : httpRequest(url, options);
    const stop = (error: Error): void => void request.destroy(error);
    const total = setTimeout(
      () => stop(timedOut(`no reply within ${timeouts.total / 1000} s`)),
      timeouts.total,
    );
    const connect = setTimeout(
      () => stop(timedOut(`no connection to ${url.host} within ${timeouts.connect / 1000} s`)),
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
      reject(asFailure(error, url));
    });
    request.on('response', (message) => {
      message.setTimeout(timeouts.idle, () =>
        message.destroy(timedOut(`the reply stopped for ${timeouts.idle / 1000} s`)),
      );
      message.once('close', settle);
      resolve(message);
    });
    request.end(body ?? undefined);
  });
}

async function readAll(message: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  let size = 0;
  try {
    for await (const piece of message as AsyncIterable<Buffer>) {
      pieces.push(piece);
      size += piece.length;
      if (size > largestReply)
        throw new ModelError('reply-too-large', `the reply is larger than ${largestReply / 1e6} MB`, {
          reach: 'task',
        });
    }
  } catch (error) {
    throw error instanceof Error ? asFailure(error, null) : error;
  }
  return Buffer.concat(pieces).toString('utf8');
}

function bodyOf(body: RequestInit['body']): string | Uint8Array | null {
  if (body === undefined || body === null) return null;
  if (typeof body === 'string' || body instanceof Uint8Array) return body;
  throw new TypeError('a body is sent as text or bytes');
}

function timedOut(message: string): ModelError {
  return new ModelError('timed-out', message, { reach: 'retry', most: 2 });
}

function reasonOf(signal: AbortSignal | null): Error {
  return signal?.reason instanceof Error ? signal.reason : new Error('aborted');
}

/** A line that broke can be tried again; a host that nobody knows or that nobody answers at is said as such. */
function asFailure(error: Error, url: URL | null): Error {
  if (error instanceof ModelError || error.name === 'AbortError') return error;
  const code = 'code' in error ? String(error.code) : '';
  const offline = ['ENOTFOUND', 'EAI_AGAIN', 'ECONNREFUSED', 'ENETUNREACH', 'EHOSTUNREACH'].includes(code);
  const where = url === null ? '' : ` at ${url.host}`;
  return offline
    ? new ModelError('offline', `nobody answers${where} (${code}): check the network and the address`, {
        reach: 'retry',
        most: 2,
        cause: error,
      })
    : new ModelError('connection', `the connection broke${where} (${code === '' ? error.message : code})`, {
        reach: 'retry',
        cause: error,
      });
}
