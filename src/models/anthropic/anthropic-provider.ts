import { keyVariablesOf, neededKey } from '../environment.ts';
import { headerKey } from '../header-key.ts';
import { nothingKnown, type Provider } from '../provider.ts';
import { anthropicAddress } from './anthropic-address.ts';

/** Tokens of a page of a PDF, which is sent as text and as a picture: Anthropic says 1,500 to 3,000. */
const usualPageTokens = 2250;
const mostPageTokens = 3000;

/** The Anthropic API. Prices are the user's to set. */
export const anthropicProvider: Provider = {
  name: 'anthropic',
  names: 'any',
  isFree: false,
  isServer: true,
  keyVariables: ['ANTHROPIC_API_KEY'],
  versionsKeepName: true,
  factsOf: () => ({ ...nothingKnown, obeysSampling: true, pageTokens: usualPageTokens, mostPageTokens }),
  variesByDraw: () => true,
  lookUp({ environment, providers }) {
    const name = 'anthropic';
    const settings = providers.get(name) ?? {};
    const keyVariables = keyVariablesOf(anthropicProvider, settings);
    const [variable = ''] = keyVariables;
    const key = headerKey(neededKey(environment, { name, keyVariables }), { name, variable });
    const baseURL = anthropicAddress(settings.baseURL ?? environment['ANTHROPIC_BASE_URL']);
    return {
      url: `${baseURL}/v1/models?limit=1`,
      headers: { 'x-api-key': key, 'anthropic-version': '2023-06-01' },
      whenDenied: `check the key in ${variable}`,
    };
  },
  async open({ environment, providers }) {
    const name = 'anthropic';
    const settings = providers.get(name) ?? {};
    const keyVariables = keyVariablesOf(anthropicProvider, settings);
    const [keyVariable = ''] = keyVariables;
    const key = headerKey(neededKey(environment, { name, keyVariables }), { name, variable: keyVariable });
    const { anthropicModel } = await import('./anthropic.ts');
    const { createFetch, usualTimeouts } = await import('../http/fetch.ts');
    const fetch = createFetch({ ...usualTimeouts, ...settings.timeouts });
    const baseURL = anthropicAddress(settings.baseURL ?? environment['ANTHROPIC_BASE_URL']);
    return async (model) => anthropicModel(model, { baseURL, key, keyVariable, fetch, now: Date.now });
  },
};
