import type { Fetch } from '../http/fetch.ts';

/** What is needed to reach the Gemini API. */
export interface Connection {
  /** With the version, without a slash at the end: `https://…/v1beta`. */
  readonly baseURL: string;
  readonly key: string;
  /** The environment variable that the key is looked for in first: what to set where it is wrong. */
  readonly keyVariable: string;
  readonly fetch: Fetch;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly wait: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
}

/** What is uploaded. The bytes are made only where they are sent. */
export interface Content {
  readonly hash: string;
  readonly mediaType: string;
  readonly bytes: () => Uint8Array | Promise<Uint8Array>;
}
