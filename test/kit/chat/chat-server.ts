/** A fake chat server without its protocol: listens, keeps a log, fails on demand. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { faultScript } from '../fault-script.ts';
import { listen } from '../listen.ts';
import { truthOf, type Truth, type TruthOptions } from '../truth.ts';
import { readBody, reset } from '../wire.ts';
import type { Role } from '../written.ts';
import type { Fault } from './chat-fault.ts';
import { sendReply, type ChatReply } from './chat-wire.ts';

/** One request as it came in. No key is ever kept: where one was sent it says `present`. */
export interface LoggedRequest {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Parsed JSON; null where there is none. */
  readonly body: unknown;
  /** Null until it is answered, or where it never is. */
  status: number | null;
  fault: Fault['kind'] | null;
}

export interface Counts {
  all: number;
  /** Requests for a reply. */
  chat: number;
  fault: number;
  answer: number;
  judgement: number;
}

export interface ServerOptions {
  /** 0, unless said: a free one. */
  readonly port?: number;
  /** Decides all that is left to chance. 1 unless said. */
  readonly seed?: number;
  /** How good answers and judges are. */
  readonly truth?: TruthOptions;
  /** Share of second turns of a judge that contradict its evaluation. */
  readonly contradict?: number;
  readonly faults?: readonly Fault[];
  /** Before each reply, in milliseconds. 0 unless said. */
  readonly latencyMs?: number;
}

/** What is asked of a protocol. */
export interface ChatRequest {
  readonly method: string;
  readonly path: string;
  readonly header: (name: string) => string | null;
  readonly body: Buffer;
}

export interface Protocol {
  /** Requests for a reply come here; all others ask about the server. */
  readonly chatPath: string;
  readonly serve: (request: ChatRequest, fault: Fault | null, facts: ServeFacts) => Promise<ChatReply>;
}

export interface ServeFacts {
  readonly truth: Truth;
  readonly seed: number;
  readonly contradict: number;
  /** Notes what a reply was written as. */
  readonly wrote: (role: Role) => void;
}

export interface ChatServer {
  /** `http://127.0.0.1:<port>` */
  readonly url: string;
  /** All requests, oldest first. */
  readonly requests: readonly LoggedRequest[];
  readonly counts: Readonly<Counts>;
  /** What the answers are really worth. */
  readonly truth: Truth;
  /** Stops at once, with whatever is under way. */
  close(): Promise<void>;
}

/** Starts a server on 127.0.0.1 that speaks a protocol. Rejects where the port is taken. */
export async function startChatServer(options: ServerOptions, protocol: Protocol): Promise<ChatServer> {
  const { seed = 1, contradict = 0, latencyMs = 0 } = options;
  const truth = truthOf({ seed, ...options.truth });
  const requests: LoggedRequest[] = [];
  const counts: Counts = { all: 0, chat: 0, fault: 0, answer: 0, judgement: 0 };
  const script = faultScript(options.faults ?? [], { seed, groups: {} });
  const wrote = (role: Role): void => {
    counts[role === 'answer' || role === 'word' ? 'answer' : 'judgement'] += 1;
  };

  const respond = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = new URL(request.url ?? '', 'http://localhost').pathname;
    const body = (await readBody(request, 100_000_000)) ?? Buffer.alloc(0);
    const isChat = path === protocol.chatPath;
    const entry = toEntry(request, { path, body });
    requests.push(entry);
    counts.all += 1;
    if (isChat) counts.chat += 1;
    const fault = script.next(isChat ? 'chat' : 'look', modelIn(entry.body));
    if (fault !== null) {
      entry.fault = fault.kind;
      counts.fault += 1;
    }
    if (fault?.kind === 'reset') return reset(response);
    if (fault?.kind === 'hang') return;
    if (isChat && latencyMs > 0) await wait(latencyMs);
    const header = (name: string): string | null => [request.headers[name] ?? []].flat()[0] ?? null;
    const asked = { method: request.method ?? '', path, header, body };
    const reply = await protocol.serve(asked, fault, { truth, seed, contradict, wrote });
    entry.status = reply.status;
    await sendReply(response, reply, fault);
  };
  const { url, close } = await listen(respond, options.port ?? 0);
  return { url, requests, counts, truth, close };
}

function toEntry(request: IncomingMessage, { path, body }: { path: string; body: Buffer }): LoggedRequest {
  const headers = Object.entries(request.headers).map(([name, value]) => [
    name,
    name === 'authorization' ? 'present' : String(value),
  ]);
  return { path, headers: Object.fromEntries(headers), body: parsed(body), status: null, fault: null };
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString());
  } catch {
    return null;
  }
}

function modelIn(body: unknown): string | null {
  const isNamed = typeof body === 'object' && body !== null && 'model' in body;
  return isNamed && typeof body.model === 'string' ? body.model : null;
}
