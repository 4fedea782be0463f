import type { ServerResponse } from 'node:http';
import { cut, drip, reset, withBrokenLetter } from '../wire.ts';
import type { Fault } from './chat-fault.ts';

/** What a server is about to answer, before anything is done to it on the wire. */
export interface ChatReply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON; a text as it is, as a page of HTML. */
  readonly body: object | string;
  /** Sent one after another in place of the body. */
  readonly stream?: { readonly contentType: string; readonly pieces: readonly string[] };
}

/** Sends a reply, with what a fault does to it on its way. */
export async function sendReply(
  response: ServerResponse,
  reply: ChatReply,
  fault: Fault | null,
): Promise<void> {
  if (fault?.kind === 'lost-reply') return reset(response);
  const { status, headers, stream } = reply;
  const isPage = typeof reply.body === 'string';
  const text = typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body);
  let body = Buffer.from(stream === undefined ? text : stream.pieces.join(''));
  if (fault?.kind === 'invalid-json') body = body.subarray(0, Math.ceil(body.length / 2));
  if (fault?.kind === 'invalid-utf8') body = withBrokenLetter(body, '"content":"');
  const contentType = stream?.contentType ?? (isPage ? 'text/html' : 'application/json');
  const length = stream === undefined ? { 'content-length': body.length } : {};
  response.writeHead(status, { 'content-type': contentType, ...length, ...headers });
  if (fault?.kind === 'cut-body') return cut(response, body.subarray(0, Math.ceil(body.length / 2)));
  if (fault?.kind === 'drip') return drip(response, body, fault.milliseconds);
  response.end(body);
}
