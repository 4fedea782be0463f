import { keyVariablesOf, neededKey } from '../environment.ts';
import { headerKey } from '../header-key.ts';
import { nothingKnown, type ModelFacts, type Provider } from '../provider.ts';
import { googleAddress } from './google-address.ts';
import { knownModel } from './known-models.ts';

/** Tokens of a page for a model that the table does not hold, which is taken to obey its settings. */
const usualPageTokens = 560;
/** The highest resolution takes 1120. */
const mostPageTokens = 1200;

/** The Gemini API: what is known of its models, from a dated table, and how it is reached. */
export const googleProvider: Provider = {
  name: 'google',
  keyVariables: ['GEMINI_API_KEY', 'GOOGLE_API_KEY', 'GOOGLE_GENERATIVE_AI_API_KEY'],
  names: 'any',
  isFree: false,
  isServer: true,
  versionsKeepName: true,
  factsOf,
  variesByDraw: () => true,
  lookUp({ environment, providers }) {
    const settings = providers.get('google') ?? {};
    const keyVariables = keyVariablesOf(googleProvider, settings);
    const [variable = ''] = keyVariables;
    const key = headerKey(neededKey(environment, { name: 'google', keyVariables }), {
      name: 'google',
      variable,
    });
    const baseURL = googleAddress(settings.baseURL ?? environment['GOOGLE_GEMINI_BASE_URL']);
    return {
      url: `${baseURL}/models?pageSize=1`,
      headers: { 'x-goog-api-key': key },
      whenDenied: `check the key in ${variable}`,
    };
  },
  async open({ environment, providers }) {
    const settings = providers.get('google') ?? {};
    const keyVariables = keyVariablesOf(googleProvider, settings);
    const [keyVariable = ''] = keyVariables;
    const key = neededKey(environment, { name: 'google', keyVariables });
    const { google } = await import('./google.ts');
    const { createFetch, usualTimeouts } = await import('../http/fetch.ts');
    const { wait } = await import('../wait.ts');
    const baseURL = googleAddress(settings.baseURL ?? environment['GOOGLE_GEMINI_BASE_URL']);
    const fetch = createFetch({ ...usualTimeouts, ...settings.timeouts });
    const api = google({ baseURL, key, keyVariable, fetch, now: Date.now, wait });
    return async (model) => api.model(model);
  },
};

function factsOf(model: string): ModelFacts {
  const known = knownModel(model);
  return {
    ...nothingKnown,
    obeysSampling: known?.sampling ?? true,
    passesOver: known?.sampling === false ? ['temperature', 'topP', 'topK'] : [],
    pageTokens: known?.pageTokens ?? usualPageTokens,
    mostPageTokens,
    retired: known?.retired ?? null,
    servedAs: known?.servedAs ?? null,
    prices: known?.prices ?? [],
  };
}
