import { createFetch, usualTimeouts } from '../http/fetch.ts';
import type { OpenProvider } from '../provider.ts';
import type { ProviderSettings } from '../provider-settings.ts';
import { chatModel } from './chat.ts';
import type { Connection } from './connection.ts';

/** Questions about the server itself are given up soon, in milliseconds. */
const lookUpTimeouts = { connect: 5000, idle: 5000, total: 5000 };

/** Opens a server that speaks chat completions: any model by its name. */
export function openChat(
  connection: Pick<Connection, 'name' | 'baseURL' | 'key' | 'whenDenied' | 'dialect'>,
  { timeouts }: ProviderSettings,
): OpenProvider {
  const fetch = createFetch({ ...usualTimeouts, ...timeouts });
  const lookUp = createFetch(lookUpTimeouts);
  return async (model) => chatModel(model, { ...connection, fetch, lookUp, now: Date.now });
}
