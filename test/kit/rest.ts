import PdfDocument from 'pdfkit';
import type { TestContext } from 'node:test';
import type { GeminiOptions } from './gemini/options.ts';
import { startGeminiServer, type GeminiServer } from './gemini/server.ts';

/** JSON from the server: each test knows what it asked for. */
// oxlint-disable-next-line typescript/no-explicit-any -- what is not there fails the test
export type Json = any;

/** What came back, as a test looks at it. */
export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Json;
}

export const flash = 'gemini-3.8-flash';
export const names = ['very bad', 'bad', 'ok', 'good', 'very good'];
export const scale = `# Levels\n${names.map((name, index) => `- ${index + 1} (${name}): As it says.`).join('\n')}`;
export const enumOfNames = {
  responseMimeType: 'text/x.enum',
  responseSchema: { type: 'STRING', enum: names },
};

/** A server for one test, which ends with it however it ends. */
export async function startFor(context: TestContext, options: GeminiOptions = {}): Promise<GeminiServer> {
  const server = await startGeminiServer(options);
  context.after(() => server.close());
  return server;
}

export async function ask(
  server: GeminiServer,
  path: string,
  options: { method?: string; headers?: Record<string, string>; body?: unknown; key?: string | null } = {},
): Promise<Answered> {
  const { key = 'test-key', headers = {}, body, method = body === undefined ? 'GET' : 'POST' } = options;
  const response = await fetch(`${server.url}${path}`, {
    method,
    headers: { ...(key === null ? {} : { 'x-goog-api-key': key }), ...headers },
    ...(body === undefined ? {} : { body: Buffer.isBuffer(body) ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text === '' ? null : parsed(text) };
}

/** Asks a model; a text stands for one user turn. */
export function generate(
  server: GeminiServer,
  request: string | object,
  { model = flash, version = 'v1beta', method = 'generateContent', key = 'test-key' } = {},
): Promise<Answered> {
  const body = typeof request === 'string' ? { contents: [user({ text: request })] } : request;
  return ask(server, `/${version}/models/${model}:${method}`, { body, key });
}

export function user(...parts: object[]): { role: 'user'; parts: object[] } {
  return { role: 'user', parts };
}

export function textIn({ body }: Answered): string {
  return body.candidates[0].content.parts.at(-1).text;
}

/** Uploads in one piece; the start's reply where that was refused. */
export async function upload(
  server: GeminiServer,
  bytes: Buffer,
  options: { name?: string; mimeType?: string; version?: string; key?: string; command?: string } = {},
): Promise<Answered> {
  const started = await startUpload(server, bytes.length, options);
  const address = started.headers.get('x-goog-upload-url');
  if (address === null) return started;
  return proceed(server, address, { command: options.command ?? 'upload, finalize', bytes });
}

export function startUpload(
  server: GeminiServer,
  length: number,
  options: { name?: string; mimeType?: string; version?: string; key?: string } = {},
): Promise<Answered> {
  const { name, mimeType = 'application/pdf', version = 'v1beta', key = 'test-key' } = options;
  const headers = {
    'x-goog-upload-protocol': 'resumable',
    'x-goog-upload-command': 'start',
    'x-goog-upload-header-content-length': String(length),
    'x-goog-upload-header-content-type': mimeType,
  };
  const body = { file: { displayName: 'A file', ...(name === undefined ? {} : { name }) } };
  return ask(server, `/upload/${version}/files`, { headers, body, key });
}

/** The next step of an upload; no key is sent, as some clients send none there. */
export function proceed(
  server: GeminiServer,
  address: string,
  step: { command: string; bytes?: Buffer; offset?: number },
): Promise<Answered> {
  const { command, bytes = Buffer.alloc(0), offset = 0 } = step;
  const headers = { 'x-goog-upload-command': command, 'x-goog-upload-offset': String(offset) };
  return ask(server, address.replace(server.url, ''), { headers, body: bytes, key: null });
}

/** A PDF with a text layer: one text to a page. */
export async function aPdf(...texts: string[]): Promise<Buffer> {
  // Without a date of its own, so that it has the same bytes, and is answered alike, in every run.
  const info = { CreationDate: new Date(0) };
  const pdf = new PdfDocument({ compress: false, autoFirstPage: false, info });
  for (const text of texts) pdf.addPage().text(text);
  pdf.end();
  const chunks: Uint8Array[] = [];
  for await (const chunk of pdf) chunks.push(chunk);
  return Buffer.concat(chunks);
}

export function inline(bytes: Buffer, mimeType = 'application/pdf'): object {
  return { inlineData: { mimeType, data: bytes.toString('base64') } };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
