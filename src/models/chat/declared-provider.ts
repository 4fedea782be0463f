import { neededKey } from '../environment.ts';
import { headerKey } from '../header-key.ts';
import { ModelError } from '../model.ts';
import { headersOf } from './connection.ts';
import { nothingKnown, type Provider } from '../provider.ts';

/**
 * A provider that only an evaluation knows: an endpoint that speaks chat completions, declared under
 * `providers`. What it costs is the user's to say. A stored run knows its name, and no more.
 */
export function declaredProvider(name: string): Provider {
  return {
    name,
    names: 'any',
    isFree: false,
    isServer: true,
    keyVariables: [],
    versionsKeepName: false,
    factsOf: () => ({ ...nothingKnown, obeysSampling: true, passesOver: ['thinkingBudget'] }),
    variesByDraw: () => true,
    lookUp({ environment, providers }) {
      const { baseURL = '', apiKeyEnv: variable } = providers.get(name) ?? {};
      const key =
        variable === undefined
          ? null
          : headerKey(neededKey(environment, { name, keyVariables: [variable] }), { name, variable });
      return {
        url: `${baseURL}/models`,
        headers: headersOf({ key }),
        whenDenied:
          variable === undefined
            ? `name the variable that holds its key in providers.${name}.apiKeyEnv`
            : `check the key in ${variable}`,
      };
    },
    async open({ environment, providers }) {
      const settings = providers.get(name) ?? {};
      const { baseURL, apiKeyEnv: variable } = settings;
      if (baseURL === undefined)
        throw new ModelError('no-address', `${name}: no address; set providers.${name}.baseURL`, {
          reach: 'provider',
        });
      const key =
        variable === undefined
          ? null
          : headerKey(neededKey(environment, { name, keyVariables: [variable] }), { name, variable });
      const whenDenied =
        variable === undefined
          ? `It wants a key: name the variable that holds it in providers.${name}.apiKeyEnv.`
          : `Check the key in ${variable}.`;
      const { openChat } = await import('./open-chat.ts');
      return openChat({ name, baseURL, key, whenDenied, dialect: 'compatible' }, settings);
    },
  };
}
