/**
 * The least that answers like Gemini, in a process of its own, so that its work is nobody's: an answer, a
 * judge's rating in the form asked for, and uploads. Started by bench-server.ts.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the benchmark tells the server before each measurement. */
export interface ServerOrder {
  /** How long a generation takes, in milliseconds. */
  readonly latency: number;
}

/** What the server saw since the last order. */
export interface ServerFacts {
  readonly calls: number;
  /** When the first call came, in milliseconds since 1970; null before it. */
  readonly firstCallAt: number | null;
  /** The bodies of the last answer and the last rating that were asked for. */
  readonly lastBodies: { readonly answer: string; readonly rating: string };
}

/** Sentences as long as those that people ask for: a short answer, and a short explanation of a rating. */
const sentences =
  'The document describes how the harbour light was built, who kept it through the winters, and what the ' +
  'repairs of the following decades cost the town; the figures stand on the second page, beside the plan.';

let latency = 0;
let calls = 0;
let firstCallAt: number | null = null;
let lastAnswer: Buffer = Buffer.alloc(0);
let lastRating: Buffer = Buffer.alloc(0);

const server = createServer((request, response) => {
  const pieces: Buffer[] = [];
  request.on('data', (piece: Buffer) => pieces.push(piece));
  request.on('end', () => answer(request, Buffer.concat(pieces), response));
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', 1024, () => {
  const { port } = server.address() as AddressInfo;
  process.send?.({ url: `http://127.0.0.1:${port}` });
});

process.on('message', (order: ServerOrder | 'facts') => {
  if (order === 'facts') return process.send?.(facts());
  latency = order.latency;
  calls = 0;
  firstCallAt = null;
  return process.send?.({ ready: true });
});
process.on('disconnect', () => process.exit(0));

function facts(): ServerFacts {
  return { calls, firstCallAt, lastBodies: { answer: String(lastAnswer), rating: String(lastRating) } };
}

function answer(request: IncomingMessage, body: Buffer, response: ServerResponse): void {
  const path = request.url ?? '';
  if (path.includes(':generateContent')) return generate(body, response);
  if (request.method === 'GET') return json(response, 404, { error: { code: 404, status: 'NOT_FOUND' } });
  const host = `http://${request.headers.host}`;
  if (request.headers['x-goog-upload-command'] === 'start') {
    response.setHeader('x-goog-upload-url', `${host}/upload`);
    return json(response, 200, {});
  }
  return json(response, 200, {
    file: { name: 'files/document', uri: `${host}/v1beta/files/document`, state: 'ACTIVE' },
  });
}

function generate(body: Buffer, response: ServerResponse): void {
  calls += 1;
  firstCallAt ??= Date.now();
  const isRating = body.includes('"responseJsonSchema"') || body.includes('"responseSchema"');
  if (isRating) lastRating = body;
  else lastAnswer = body;
  // No two are alike, as with a model: a journal must not save by it.
  const said = `${calls}: ${sentences}`;
  const reply = replyOf(isRating ? JSON.stringify({ explanation: said, level: 'good', rating: 4 }) : said);
  if (latency === 0) json(response, 200, reply);
  else setTimeout(() => json(response, 200, reply), latency);
}

function replyOf(text: string): unknown {
  return {
    candidates: [{ content: { role: 'model', parts: [{ text }] }, finishReason: 'STOP', index: 0 }],
    usageMetadata: {
      promptTokenCount: 100_000,
      candidatesTokenCount: 60,
      totalTokenCount: 100_060,
      promptTokensDetails: [{ modality: 'TEXT', tokenCount: 100_000 }],
    },
    modelVersion: 'gemini-3.8-flash',
    responseId: 'benchmark',
  };
}

function json(response: ServerResponse, status: number, value: unknown): void {
  const text = JSON.stringify(value);
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(text),
  });
  response.end(text);
}
