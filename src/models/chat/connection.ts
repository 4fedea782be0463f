import type { Fetch } from '../http/fetch.ts';

/** What is needed to reach a server that speaks chat completions. */
export interface Connection {
  /** The provider's name, as it stands before the colon of its models. */
  readonly name: string;
  /** Without a slash at the end: `https://…/v1`. */
  readonly baseURL: string;
  /** Null where the server asks for none. */
  readonly key: string | null;
  /** What to do where the server refuses the key, or the lack of one, as a sentence. */
  readonly whenDenied: string;
  /** OpenAI itself is strict about some names, and knows others that compatible servers do not. */
  readonly dialect: 'openai' | 'compatible';
  readonly fetch: Fetch;
  /** For questions about the server itself, which must not hold anything up. */
  readonly lookUp: Fetch;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Headers of every request. The key goes there, and nowhere else. */
export function headersOf({ key }: Pick<Connection, 'key'>): Record<string, string> {
  return key === null ? {} : { authorization: `Bearer ${key}` };
}
