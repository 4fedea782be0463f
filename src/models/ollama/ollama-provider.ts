import { neededKey } from '../environment.ts';
import { headerKey } from '../header-key.ts';
import { nothingKnown, type Provider } from '../provider.ts';
import { ollamaAddress } from './ollama-address.ts';

/** Models on this machine, or on another of one's own: no key, no price. */
export const ollamaProvider: Provider = {
  name: 'ollama',
  names: 'any',
  isFree: true,
  isServer: true,
  keyVariables: [],
  versionsKeepName: false,
  factsOf: () => ({ ...nothingKnown, obeysSampling: true, passesOver: ['thinkingBudget'] }),
  variesByDraw: () => true,
  lookUp({ environment, providers }) {
    const name = 'ollama';
    const { baseURL: set, apiKeyEnv: variable } = providers.get(name) ?? {};
    const key =
      variable === undefined
        ? null
        : headerKey(neededKey(environment, { name, keyVariables: [variable] }), { name, variable });
    return {
      url: `${ollamaAddress(set ?? environment['OLLAMA_HOST'])}/api/tags`,
      headers: key === null ? {} : { authorization: `Bearer ${key}` },
      whenDenied: 'a gate before it wants a key: name its variable in providers.ollama.apiKeyEnv',
    };
  },
  async open({ environment, providers }) {
    const name = 'ollama';
    const { baseURL: set, apiKeyEnv: variable, timeouts } = providers.get(name) ?? {};
    const key =
      variable === undefined
        ? null
        : headerKey(neededKey(environment, { name, keyVariables: [variable] }), { name, variable });
    const { ollamaModel } = await import('./ollama.ts');
    const { createFetch, usualTimeouts } = await import('../http/fetch.ts');
    const fetch = createFetch({ ...usualTimeouts, ...timeouts });
    const baseURL = ollamaAddress(set ?? environment['OLLAMA_HOST']);
    return async (model) => ollamaModel(model, { baseURL, key, fetch, now: Date.now });
  },
};
