import type { Fetch } from '../http/fetch.ts';

/** What is needed to reach the Anthropic API. */
export interface Connection {
  /** Without the version, and without a slash at the end: `https://api.anthropic.com`. */
  readonly baseURL: string;
  readonly key: string;
  /** The environment variable that holds the key: what to set where it is wrong. */
  readonly keyVariable: string;
  readonly fetch: Fetch;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}
