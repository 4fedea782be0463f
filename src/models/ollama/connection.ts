import type { Fetch } from '../http/fetch.ts';

/** What is needed to reach an Ollama server. */
export interface Connection {
  /** Without a slash at the end: `http://127.0.0.1:11434`. */
  readonly baseURL: string;
  /** Null on this machine; a server behind a gate may want one. */
  readonly key: string | null;
  readonly fetch: Fetch;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** A question to Ollama. Rejects as `fetch` does. */
export function ask(
  { baseURL, key, fetch }: Connection,
  { path, body, signal }: { path: string; body: object; signal?: AbortSignal | undefined },
): Promise<Response> {
  return fetch(`${baseURL}${path}`, {
    method: 'POST',
    headers: {
      ...(key === null ? {} : { authorization: `Bearer ${key}` }),
      'content-type': 'application/json',
    },
    body: JSON.stringify(body),
    ...(signal === undefined ? {} : { signal }),
  });
}
