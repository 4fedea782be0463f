import { addressesOf, isPublicAddress, type HostAddress, type Resolve } from './address.ts';
import { DocumentError, type DocumentErrorCode } from './document-error.ts';
import type { Original } from './original.ts';
import { requestPinned, type Reply, type Request } from './request.ts';
import { sizeInWords, tooLarge } from './too-large.ts';

export interface DownloadLimits {
  /** The largest source, file or download. */
  readonly bytes: number;
  readonly redirects: number;
  /** For finding the host, and again for the connection to it. */
  readonly connectMilliseconds: number;
  /** For the whole download, redirects included. */
  readonly totalMilliseconds: number;
}

export interface DownloadOptions {
  readonly limits: DownloadLimits;
  /** Allows http, and addresses that are not public. */
  readonly allowPrivate: boolean;
  readonly request?: Request;
  readonly resolve?: Resolve;
  readonly signal?: AbortSignal;
}

/** One download on its way: what every hop of it needs. */
interface Download extends DownloadOptions {
  readonly source: string;
  /** Fires at the caller's abort and at the total time limit. */
  readonly until: AbortSignal;
}

/** Downloads a URL, each hop checked first. Rejects with a DocumentError, or with the signal's reason. */
export async function download(source: string, options: DownloadOptions): Promise<Original> {
  const limit = AbortSignal.timeout(options.limits.totalMilliseconds);
  const until = options.signal ? AbortSignal.any([options.signal, limit]) : limit;
  const task: Download = { ...options, source: withoutCredentials(source), until };
  try {
    until.throwIfAborted();
    const { url, reply } = await follow(task, source);
    return await receive(task, url, reply);
  } catch (error) {
    options.signal?.throwIfAborted();
    throw error instanceof DocumentError ? error : explain(task, error);
  }
}

async function follow(task: Download, start: string): Promise<{ url: URL; reply: Reply }> {
  let url = checkedUrl(task, start);
  for (let redirects = 0; redirects <= task.limits.redirects; redirects += 1) {
    const reply = await ask(task, url);
    const target = reply.headers.location;
    if (reply.status < 300 || reply.status > 399 || target === undefined) return { url, reply };
    reply.close();
    url = checkedUrl(task, target, url);
  }
  const problem = `redirects more than ${task.limits.redirects} times`;
  throw failure(task, { code: 'too-many-redirects', problem, remedy: 'name the address it ends at' });
}

function checkedUrl(task: Download, text: string, base?: URL): URL {
  const url = URL.parse(text, base);
  const where = base ? 'redirects to' : 'is';
  if (url === null || url.hostname === '') {
    throw failure(task, { code: 'bad-url', problem: `${where} no web address`, remedy: 'check the address' });
  }
  if (url.username !== '' || url.password !== '') {
    const problem = `${where} an address with a name or password in it`;
    throw failure(task, { code: 'bad-url', problem, remedy: 'download the file and name its path' });
  }
  if (url.protocol === 'https:' || (url.protocol === 'http:' && task.allowPrivate)) return url;
  const problem = `${where} an address that is not https`;
  const remedy = url.protocol === 'http:' ? 'use https, or set allowPrivate: true' : 'use https';
  throw failure(task, { code: 'not-https', problem, remedy });
}

async function ask(task: Download, url: URL): Promise<Reply> {
  const { connectMilliseconds } = task.limits;
  const soon = AbortSignal.any([task.until, AbortSignal.timeout(connectMilliseconds)]);
  const addresses = await unlessAborted(addressesOf(url, task.resolve), soon);
  if (!task.allowPrivate) refusePrivate(task, url, addresses);
  const request = task.request ?? requestPinned;
  return unlessAborted(request(url, { addresses, connectMilliseconds, signal: task.until }), task.until);
}

/** One address that is not public refuses the host: which one is tried would be left to chance. */
function refusePrivate(task: Download, url: URL, addresses: readonly HostAddress[]): void {
  if (addresses.every(({ address }) => isPublicAddress(address))) return;
  const problem = `${url.hostname} is not on the public internet`;
  throw failure(task, { code: 'private-address', problem, remedy: 'set allowPrivate: true if you trust it' });
}

async function receive(task: Download, url: URL, reply: Reply): Promise<Original> {
  const { source, limits } = task;
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    refuseUnusable(task, reply);
    // Counted as it arrives: a content-length may be missing, and may lie.
    for await (const chunk of reply.body) {
      size += chunk.length;
      if (size > limits.bytes) throw tooLarge(source, sizeInWords(limits.bytes));
      chunks.push(chunk);
    }
  } finally {
    reply.close();
  }
  const contentType = reply.headers['content-type']?.split(';')[0]?.trim().toLowerCase() ?? null;
  return { source, name: url.pathname, contentType, bytes: joined(chunks, size) };
}

function refuseUnusable(task: Download, reply: Reply): void {
  const { status, headers } = reply;
  if (status !== 200) {
    const closed = status === 401 || status === 403;
    const remedy = closed ? 'download the file and name its path' : 'check the address';
    throw failure(task, { code: 'http-status', problem: `the server answers ${status}`, remedy });
  }
  // Plain bytes were asked for. A small compressed reply can unpack to any size.
  const encoding = headers['content-encoding'] ?? 'identity';
  if (encoding !== 'identity') {
    const remedy = 'download the file and name its path';
    throw failure(task, { code: 'compressed', problem: 'the server only sends it compressed', remedy });
  }
  const { bytes } = task.limits;
  if (Number(headers['content-length'] ?? 0) > bytes) throw tooLarge(task.source, sizeInWords(bytes));
}

function joined(chunks: readonly Uint8Array[], size: number): Uint8Array {
  const bytes = new Uint8Array(size);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.length;
  }
  return bytes;
}

/** What the promise gives, or the signal's reason if that comes first. */
async function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  const aborted = Promise.withResolvers<never>();
  const abort = (): void => aborted.reject(signal.reason);
  if (signal.aborted) abort();
  signal.addEventListener('abort', abort, { once: true });
  try {
    return await Promise.race([promise, aborted.promise]);
  } finally {
    signal.removeEventListener('abort', abort);
  }
}

function explain(task: Download, error: unknown): DocumentError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown fault';
  const timedOut = task.until.aborted || code === 'ETIMEDOUT';
  if (timedOut || (error instanceof Error && error.name === 'TimeoutError')) {
    const remedy = 'try again, or download the file and name its path';
    return failure(task, { code: 'timed-out', problem: 'did not arrive in time', remedy });
  }
  const remedy = 'check the address and your connection';
  return failure(task, { code: 'offline', problem: `the connection failed (${code})`, remedy });
}

function failure(
  task: Download,
  facts: { code: DocumentErrorCode; problem: string; remedy: string },
): DocumentError {
  return new DocumentError({ ...facts, source: task.source });
}

/** A password in a URL must not reach a terminal or a log through the error about it. */
function withoutCredentials(url: string): string {
  return url.replace(/^([a-z]+:[/\\]*)[^/\\?#]*@/i, '$1***@');
}
