import { keyVariablesOf, neededKey } from '../environment.ts';
import { headerKey } from '../header-key.ts';
import { headersOf } from './connection.ts';
import { nothingKnown, type Provider } from '../provider.ts';

/** OpenAI itself, by its chat completions. Prices are the user's to set. */
export const openaiProvider: Provider = {
  name: 'openai',
  names: 'any',
  isFree: false,
  isServer: true,
  keyVariables: ['OPENAI_API_KEY'],
  versionsKeepName: true,
  factsOf: () => ({ ...nothingKnown, obeysSampling: true, passesOver: ['topK', 'thinkingBudget'] }),
  variesByDraw: () => true,
  lookUp({ environment, providers }) {
    const name = 'openai';
    const settings = providers.get(name) ?? {};
    const keyVariables = keyVariablesOf(openaiProvider, settings);
    const [variable = ''] = keyVariables;
    const key = headerKey(neededKey(environment, { name, keyVariables }), { name, variable });
    const given = settings.baseURL ?? environment['OPENAI_BASE_URL']?.trim() ?? '';
    const baseURL = (given || 'https://api.openai.com/v1').replace(/\/+$/, '');
    return {
      url: `${baseURL}/models`,
      headers: headersOf({ key }),
      whenDenied: `check the key in ${variable} and what its project may use`,
    };
  },
  async open({ environment, providers }) {
    const name = 'openai';
    const settings = providers.get(name) ?? {};
    const keyVariables = keyVariablesOf(openaiProvider, settings);
    const [variable = ''] = keyVariables;
    const key = headerKey(neededKey(environment, { name, keyVariables }), { name, variable });
    const given = settings.baseURL ?? environment['OPENAI_BASE_URL']?.trim() ?? '';
    const baseURL = (given || 'https://api.openai.com/v1').replace(/\/+$/, '');
    const whenDenied = `Check the key in ${variable} and what its project may use.`;
    const { openChat } = await import('./open-chat.ts');
    return openChat({ name, baseURL, key, whenDenied, dialect: 'openai' }, settings);
  },
};
