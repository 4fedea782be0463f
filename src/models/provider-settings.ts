import type { Timeouts } from './http/fetch.ts';

/** How one provider is reached and how fast it may be asked, as the user sets it; what is left out stays as usual. */
export interface ProviderSettings {
  /** How its endpoint is spoken to, where it is none that Assay knows by name. */
  readonly kind?: 'openai-compatible';
  /** Without a slash at the end. */
  readonly baseURL?: string;
  /** The environment variable that holds the key. */
  readonly apiKeyEnv?: string;
  readonly requestsPerMinute?: number;
  readonly tokensPerMinute?: number;
  /** Requests under way at once, of each model. */
  readonly concurrency?: number;
  /** In milliseconds. */
  readonly timeouts?: Partial<Timeouts>;
}

/** Settings by the provider's name. */
export type Providers = ReadonlyMap<string, ProviderSettings>;
