import type { ServerResponse } from 'node:http';
import { cut, drip, reset, withBrokenLetter } from '../wire.ts';
import { overloaded } from './errors.ts';
import type { Fault } from './fault.ts';
import type { Reply } from './reply.ts';

const json = 'application/json; charset=UTF-8';

/** Sends a reply, with what a fault does to it on its way. */
export async function send(response: ServerResponse, reply: Reply, fault: Fault | null): Promise<void> {
  if (fault?.kind === 'lost-reply' || fault?.kind === 'half-received') return reset(response);
  if (reply.stream !== undefined) return sendStream(response, reply, fault);
  let body = Buffer.from(JSON.stringify(reply.body));
  if (fault?.kind === 'invalid-json') body = body.subarray(0, Math.ceil(body.length / 2));
  if (fault?.kind === 'invalid-utf8') body = withBrokenLetter(body, '"text":"');
  response.writeHead(reply.status, {
    'content-type': json,
    'content-length': body.length,
    ...reply.headers,
  });
  if (fault?.kind === 'cut-body') return cut(response, body.subarray(0, Math.ceil(body.length / 2)));
  if (fault?.kind === 'drip') return drip(response, body, fault.milliseconds);
  response.end(body);
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
  if (fault?.kind === 'drip') return drip(response, body, fault.milliseconds);
  if (fault?.kind === 'invalid-utf8') return void response.end(withBrokenLetter(body, '"text":"'));
  for (const piece of pieces) response.write(piece);
  response.end();
}
