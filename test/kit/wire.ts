/** What every fake server does with bytes: reads them, and sends them late, broken or not at all. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';

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

/** Ends the connection without a word. */
export function reset(response: ServerResponse): void {
  response.socket?.resetAndDestroy();
}

/** What was sent arrives, and then the connection breaks. */
export async function cut(response: ServerResponse, body: Buffer): Promise<void> {
  await new Promise((resolve) => response.write(body, resolve));
  response.destroy();
}

/** In 20 pieces, so many milliseconds apart. */
export async function drip(response: ServerResponse, body: Buffer, milliseconds = 50): Promise<void> {
  const size = Math.ceil(body.length / 20);
  for (let at = 0; at < body.length && !response.destroyed; at += size) {
    response.write(body.subarray(at, at + size));
    await wait(milliseconds);
  }
  response.end();
}

/** The first letter behind the words becomes half of a letter of two bytes. */
export function withBrokenLetter(body: Buffer, behind: string): Buffer<ArrayBuffer> {
  const broken = Buffer.from(body);
  const at = broken.indexOf(behind);
  if (at >= 0) broken[at + behind.length] = 0xc3;
  return broken;
}
