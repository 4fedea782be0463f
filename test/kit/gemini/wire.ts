import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { overloaded } from './errors.ts';
import type { Fault } from './fault.ts';
import type { Reply } from './reply.ts';

const json = 'application/json; charset=UTF-8';

/** The body of a request; null where it is larger than allowed, of which the rest is not kept. */
export async function readBody(request: IncomingMessage, limit: number): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length <= limit) chunks.push(chunk);
  }
  return length <= limit ? Buffer.concat(chunks) : null;
}

/** Sends a reply, with what a fault does to it on its way. */
export async function send(response: ServerResponse, reply: Reply, fault: Fault | null): Promise<void> {
  if (fault?.kind === 'lost-reply' || fault?.kind === 'half-received') return reset(response);
  if (reply.stream !== undefined) return sendStream(response, reply, fault);
  let body = Buffer.from(JSON.stringify(reply.body));
  if (fault?.kind === 'invalid-json') body = body.subarray(0, Math.ceil(body.length / 2));
  if (fault?.kind === 'invalid-utf8') body = withBrokenLetter(body);
  response.writeHead(reply.status, {
    'content-type': json,
    'content-length': body.length,
    ...reply.headers,
  });
  if (fault?.kind === 'cut-body') return cut(response, body.subarray(0, Math.ceil(body.length / 2)));
  if (fault?.kind === 'drip') return drip(response, body, fault);
  response.end(body);
}

/** Ends the connection without a word. */
export function reset(response: ServerResponse): void {
  response.socket?.resetAndDestroy();
}

async function sendStream(response: ServerResponse, reply: Reply, fault: Fault | null): Promise<void> {
  const { frames = [], events = false } = reply.stream ?? {};
  const broken =
    fault?.kind === 'stream-error' || fault?.kind === 'invalid-json' || fault?.kind === 'cut-body';
  const sent = broken ? frames.slice(0, Math.ceil(frames.length / 2)) : frames;
  const texts = sent.map((frame) => JSON.stringify(frame));
  if (fault?.kind === 'stream-error') texts.push(JSON.stringify(overloaded().body()));
  if (fault?.kind === 'invalid-json') texts.push(texts.pop()?.slice(0, -20) ?? '');
  const pieces = events
    ? texts.map((text) => `data: ${text}\r\n\r\n`)
    : [...texts.map((text, index) => `${index === 0 ? '[' : ',\r\n'}${text}`), broken ? '' : ']'];
  response.writeHead(reply.status, { 'content-type': events ? 'text/event-stream' : json, ...reply.headers });
  const body = Buffer.from(pieces.join(''));
  if (fault?.kind === 'cut-body') return cut(response, body);
  if (fault?.kind === 'drip') return drip(response, body, fault);
  if (fault?.kind === 'invalid-utf8') return void response.end(withBrokenLetter(body));
  for (const piece of pieces) response.write(piece);
  response.end();
}

/** What was sent arrives, and then the connection breaks. */
async function cut(response: ServerResponse, body: Buffer): Promise<void> {
  await new Promise((resolve) => response.write(body, resolve));
  response.destroy();
}

async function drip(response: ServerResponse, body: Buffer, { milliseconds = 50 }: Fault): Promise<void> {
  const size = Math.ceil(body.length / 20);
  for (let at = 0; at < body.length && !response.destroyed; at += size) {
    response.write(body.subarray(at, at + size));
    await wait(milliseconds);
  }
  response.end();
}

/** The first letter of the text becomes half of a letter of two bytes. */
function withBrokenLetter(body: Buffer): Buffer<ArrayBuffer> {
  const broken = Buffer.from(body);
  const at = broken.indexOf('"text":"');
  if (at >= 0) broken[at + '"text":"'.length] = 0xc3;
  return broken;
}
