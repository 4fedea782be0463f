import type { CallRequest } from './call.ts';
import { hashOfData } from './hash.ts';

/** What identifies a call: see contract "Seed, draw, key". Both are lower-case hex SHA-256. */
export interface CallKey {
  readonly key: string;
  /** The same, less model, freshness and origin: equal for the same request made to another model. */
  readonly content: string;
}

/**
 * Equal requests have equal keys, in every run and on every machine. The seed is left out on
 * purpose: changing it reshuffles and resamples, and must not make paid calls be paid again.
 */
export function keyOf(request: CallRequest): CallKey {
  const { provider, model, freshness, settings, system, messages, schema, draw, origin } = request;
  const content = hashOfData({ settings, system, messages, schema, draw });
  const key = hashOfData([provider, model, freshness, content, ...(origin === undefined ? [] : [origin])]);
  return { key, content };
}
