import { request as requestHttp, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { LookupFunction } from 'node:net';
import type { HostAddress } from './address.ts';

/** What a server replied, its body not yet read. */
export interface Reply {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: AsyncIterable<Uint8Array>;
  /** Drops the connection where the body is not wanted. */
  close(): void;
}

/** Makes one GET request to the given addresses of the URL's host, and to no other. Follows nothing. */
export type Request = (
  url: URL,
  options: {
    readonly addresses: readonly HostAddress[];
    readonly connectMilliseconds: number;
    readonly signal: AbortSignal;
  },
) => Promise<Reply>;

/** The connection goes to the addresses that were checked: a second look-up could answer otherwise. */
export const requestPinned: Request = (url, options) => {
  const { promise, resolve, reject } = Promise.withResolvers<Reply>();
  const request = (url.protocol === 'https:' ? requestHttps : requestHttp)(url, {
    agent: false,
    lookup: lookupIn(options.addresses),
    signal: options.signal,
    headers: { accept: '*/*', 'accept-encoding': 'identity', 'user-agent': 'assay' },
  });
  const connecting = setTimeout(() => {
    request.destroy(Object.assign(new Error('The connection was not made in time.'), { code: 'ETIMEDOUT' }));
  }, options.connectMilliseconds);
  request.on('socket', (socket) => {
    socket.once(url.protocol === 'https:' ? 'secureConnect' : 'connect', () => clearTimeout(connecting));
  });
  request.on('close', () => clearTimeout(connecting));
  request.on('error', reject);
  request.on('response', (message) => resolve(replyOf(message)));
  request.end();
  return promise;
};

function replyOf(message: IncomingMessage): Reply {
  return {
    status: message.statusCode ?? 0,
    headers: message.headers,
    body: message,
    close: () => message.destroy(),
  };
}

function lookupIn(addresses: readonly HostAddress[]): LookupFunction {
  return (_host, options, callback) => {
    const [first] = addresses;
    if (options.all) callback(null, [...addresses]);
    else if (first) callback(null, first.address, first.family);
    else callback(new Error('The host has no address.'), '', 0);
  };
}
