/** A Gemini server of the project's own: speaks the protocol strictly, costs nothing, fails on demand. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { startClock } from './clock.ts';
import { usualLimits } from './documents.ts';
import { GeminiError, invalidArgument } from './errors.ts';
import { faultScript } from '../fault-script.ts';
import { listen } from '../listen.ts';
import { readBody, reset } from '../wire.ts';
import { faultGroups, type Fault } from './fault.ts';
import { errorOf, pageOf, type Page } from './fault-effects.ts';
import type { GeminiOptions } from './options.ts';
import { openProject } from './project.ts';
import type { Reply } from './reply.ts';
import { requestLog, type Counts, type LoggedRequest } from './request-log.ts';
import { findRoute, type Route } from './routes.ts';
import { truthOf, type Truth } from '../truth.ts';
import { send } from './wire.ts';

export interface GeminiServer {
  /** `http://127.0.0.1:<port>`: what GOOGLE_GEMINI_BASE_URL is set to. */
  readonly url: string;
  /** The last requests, oldest first. */
  readonly requests: readonly LoggedRequest[];
  /** How many there were of each kind. */
  readonly counts: Readonly<Counts>;
  /** What the answers are really worth. */
  readonly truth: Truth;
  /** Lets hours pass: files expire, caches and rate limits forget. */
  advance(hours: number): void;
  /** Stops at once, with whatever is under way. */
  close(): Promise<void>;
}

/** Starts a server on 127.0.0.1. Rejects where the port is taken. */
export async function startGeminiServer(options: GeminiOptions = {}): Promise<GeminiServer> {
  const { seed = 1, logLimit = 10_000, latencyMs = 0 } = options;
  const clock = startClock(options.startsAt ?? null);
  const truth = truthOf({ seed, ...options.truth });
  const limits = { ...usualLimits, ...options.limits };
  const log = requestLog(logLimit);
  const script = faultScript(options.faults ?? [], { seed, groups: faultGroups });
  let url = '';
  const project = openProject({ options, clock, truth, limits, counts: log.counts, url: () => url });

  const respond = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const command = headerOf(request, 'x-goog-upload-command');
    const route = findRoute(request.method ?? '', request.url ?? '', command);
    const limit = route?.kind === 'uploadBytes' ? limits.fileBytes : limits.requestBytes;
    const body = await readBody(request, limit);
    const facts = { kind: route?.kind ?? null, body: body ?? Buffer.alloc(0), at: clock.now() };
    const entry = log.add(request, facts);
    response.once('finish', () => (entry.finishedAt = clock.now()));
    if (route === null) return sendPage(response, entry, { status: 404, text: notFoundPage });
    const fault = script.next(route.kind, modelOf(route)) ?? options.script?.(entry) ?? null;
    if (fault !== null) {
      entry.fault = fault.kind;
      log.counts.fault += 1;
    }
    if (fault?.kind === 'reset') return reset(response);
    if (fault?.kind === 'hang') return;
    if (route.kind.endsWith('enerateContent')) await delay(latencyMs, entry);
    const page = fault === null ? null : pageOf(fault);
    if (page !== null) return sendPage(response, entry, page);
    const reply = await serve(request, route, { body, fault });
    entry.status = reply.status;
    await send(response, reply, fault);
  };

  const serve = async (
    request: IncomingMessage,
    route: Route,
    { body, fault }: { body: Buffer | null; fault: Fault | null },
  ): Promise<Reply> => {
    try {
      const error = fault === null ? null : errorOf(fault, modelOf(route));
      if (error !== null) throw error;
      if (body === null)
        throw invalidArgument(`Request payload size exceeds the limit: ${limits.requestBytes} bytes.`);
      const header = (name: string): string | null => headerOf(request, name);
      return await project.serve({ header, body }, route, fault);
    } catch (error) {
      if (!(error instanceof GeminiError)) throw error;
      // Without server-sent events a stream is an array, and so is its error.
      const asArray = route.kind === 'streamGenerateContent' && route.query.get('alt') !== 'sse';
      return { status: error.httpStatus, body: asArray ? [error.body()] : error.body() };
    }
  };

  const listening = await listen(respond, options.port ?? 0);
  url = listening.url;
  return {
    url,
    requests: log.entries,
    counts: log.counts,
    truth,
    advance: (hours) => clock.advance(hours),
    close: listening.close,
  };
}

const notFoundPage =
  '<!DOCTYPE html>\n<html lang=en><title>Error 404 (Not Found)!!1</title>\n<p><b>404.</b> The requested URL was not found on this server.</html>\n';

function sendPage(response: ServerResponse, entry: LoggedRequest, { status, headers, text }: Page): void {
  entry.status = status;
  response.writeHead(status, { 'content-type': 'text/html; charset=UTF-8', ...headers }).end(text);
}

async function delay(latency: GeminiOptions['latencyMs'] & {}, entry: LoggedRequest): Promise<void> {
  const milliseconds = typeof latency === 'number' ? latency : latency(entry);
  if (milliseconds > 0) await wait(milliseconds);
}

function headerOf(request: IncomingMessage, name: string): string | null {
  const value = request.headers[name];
  return value === undefined ? null : [value].flat().join(', ');
}

function modelOf({ kind, target }: Route): string | null {
  return /ontent$|countTokens|getModel/.test(kind) ? target : null;
}
