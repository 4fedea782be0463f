import { keyIn, keyVariablesOf, type Environment } from '../../models/environment.ts';
import type { Provider } from '../../models/provider.ts';
import type { Providers } from '../../models/provider-settings.ts';
import type { Health } from './health.ts';

interface KeyOptions {
  readonly environment: Environment;
  readonly providers: Providers;
  /** Whether the evaluation asks this provider: then it needs its key. */
  readonly needed: boolean;
}

/** Which variable a provider's key is taken from: never the key, nor a part of it. Null where there is nothing to say. */
export function keyHealth(provider: Provider, { environment, providers, needed }: KeyOptions): Health | null {
  const variables = keyVariablesOf(provider, providers.get(provider.name) ?? {});
  const [first] = variables;
  if (first === undefined) return null;
  const about = `key of ${provider.name}`;
  const set = variables.filter((name) => keyIn(environment, [name]) !== null);
  const [used, ...others] = set;
  if (used === undefined) {
    if (!needed) return null;
    const remedy = `set ${first} in the environment, or in a file .env beside the evaluation`;
    return { state: 'failed', about, found: 'not set', remedy };
  }
  if (/^["']|["']$/.test(keyIn(environment, [used]) ?? '')) {
    const found = `${used} begins or ends with a quotation mark`;
    return { state: 'warn', about, found, remedy: 'take it away where the variable is set' };
  }
  const differs = others.filter((name) => keyIn(environment, [name]) !== keyIn(environment, [used]));
  return differs.length === 0
    ? { state: 'ok', about, found: `${used} is set (********)`, remedy: null }
    : {
        state: 'warn',
        about,
        found: `${used} is taken, and ${differs.join(' and ')} holds another key`,
        remedy: 'leave only one of them set',
      };
}
