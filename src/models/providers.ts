/** What other rooms ask of providers and of their models (`provider:model`), before anybody is asked anything. */
import type { Settings } from '../record/call.ts';
import { anthropicProvider } from './anthropic/anthropic-provider.ts';
import { builtinProvider } from './builtin-provider.ts';
import { declaredProvider } from './chat/declared-provider.ts';
import { openaiProvider } from './chat/openai-provider.ts';
import { ModelError } from './model.ts';
import { keyIn, keyVariablesOf, type Environment } from './environment.ts';
import { givenProvider } from './given-provider.ts';
import { googleProvider } from './google/google-provider.ts';
import { ollamaProvider } from './ollama/ollama-provider.ts';
import { nothingKnown, type ModelFacts, type ModelNames, type Provider } from './provider.ts';
import type { Providers } from './provider-settings.ts';
import { recordedProvider } from './recorded-provider.ts';

/** Every provider there is: a new one is named here, and nowhere else. */
const known: readonly Provider[] = [
  googleProvider,
  openaiProvider,
  anthropicProvider,
  ollamaProvider,
  builtinProvider,
  recordedProvider,
  givenProvider,
];

/** The provider that Assay knows by that name; null where there is none. */
export function findProvider(name: string): Provider | null {
  return known.find((provider) => provider.name === name) ?? null;
}

/** The same, and those that an evaluation declares. */
export function findDeclared(name: string, providers: Providers): Provider | null {
  return findProvider(name) ?? (providers.has(name) ? declaredProvider(name) : null);
}

/** The providers that a file may name. */
export function providerNames(): string[] {
  return named().map(({ name }) => name);
}

/** What may stand behind a provider's colon in a file; null where the provider cannot be named. */
export function modelNames(provider: string, providers: Providers): ModelNames | null {
  return findDeclared(provider, providers)?.names ?? null;
}

/** Every form in which a model can be named: `google:<model>`, `builtin:lexical` and so on. */
export function modelForms(): string[] {
  return named().flatMap(({ name, names }) =>
    typeof names === 'string'
      ? [`${name}:<${names === 'file' ? 'file' : 'model'}>`]
      : names.map((model) => `${name}:${model}`),
  );
}

/** What is known of a model (`provider:model`) without asking it. */
export function factsOf(model: string): ModelFacts {
  const { provider, name } = split(model);
  return provider?.factsOf(name) ?? nothingKnown;
}

/** Why a model cannot be asked for want of a key, and what to do; null where nothing is wanting. */
export function keyFault(model: string, environment: Environment, providers: Providers): string | null {
  const { provider, prefix } = split(model);
  const variables = keyVariablesOf(provider ?? { keyVariables: [] }, providers.get(prefix) ?? {});
  if (variables.length === 0 || keyIn(environment, variables) !== null) return null;
  return `${model} needs a key: set ${variables[0]} in the environment, or in a file .env beside the evaluation`;
}

/** What is wrong with the key or the address that a model would be asked with, and what to do; null where nothing is. */
export function connectionFault(
  model: string,
  environment: Environment,
  providers: Providers,
): string | null {
  const { provider, prefix } = split(model);
  // What stands in the file was looked at there.
  const isGiven = findProvider(prefix) === null || providers.get(prefix)?.baseURL !== undefined;
  if (provider?.lookUp === undefined || isGiven) return null;
  try {
    const { url } = provider.lookUp({ environment, providers });
    if (URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)) return null;
    return `${model} would be asked at an address that is none; look at the variable of its address, or at providers.${prefix}.baseURL`;
  } catch (error) {
    if (error instanceof ModelError) return error.message;
    throw error;
  }
}

/** Whether calls to a model go to a server, on this machine or elsewhere. */
export function asksServer(model: string): boolean {
  return split(model).provider?.isServer ?? true;
}

/** Whether calls to a model cost nothing. */
export function isFree(model: string): boolean {
  return split(model).provider?.isFree ?? false;
}

/**
 * Whether equal requests of different draws can bring different answers. Known without loading the
 * model, since planning asks it; a model that nobody knows is taken to vary.
 */
export function variesByDraw(model: string, settings: Settings): boolean {
  const { provider, name } = split(model);
  return provider?.variesByDraw(name, settings) ?? true;
}

/** Whether the version that answered is another model than the one that was asked, and not only its version. */
export function servedAnother(model: string, version: string): boolean {
  const { provider, name } = split(model);
  if (provider?.versionsKeepName !== true || version === name) return false;
  // A version is the name with a number or a date behind it: `-lite` behind a name is another model.
  return !(version.startsWith(`${name}-`) && /^(?:preview-?)?[\d-]+$/.test(version.slice(name.length + 1)));
}

function split(model: string): { provider: Provider | null; prefix: string; name: string } {
  const colon = model.indexOf(':');
  const prefix = model.slice(0, Math.max(colon, 0));
  // A stored run does not say which providers it declared: whatever nobody knows by name was one of them.
  const provider = findProvider(prefix) ?? (prefix === '' ? null : declaredProvider(prefix));
  return { provider, prefix, name: model.slice(colon + 1) };
}

/** Those whose models users name in a file. */
function named(): { name: string; names: ModelNames }[] {
  return known.flatMap(({ name, names }) => (names === null ? [] : [{ name, names }]));
}
