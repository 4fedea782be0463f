import type { Usage } from './call.ts';

/** A reply that was paid for, or may have been, and that nobody can use: it was cut off, useless, or never heard of. */
export interface Loss {
  readonly run: string;
  /** Of the call that it should have been. */
  readonly key: string;
  readonly provider: string;
  readonly model: string;
  readonly usage: Usage;
  /** True where the provider did not say its tokens: then they are what the call could have come to at the most. */
  readonly reserved: boolean;
  /** When it was asked, in milliseconds since 1970. */
  readonly at: number;
}
