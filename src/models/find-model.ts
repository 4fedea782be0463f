import type { Model } from './model.ts';
import { ModelError } from './model.ts';
import type { ModelSources, OpenProvider } from './provider.ts';
import { findDeclared } from './providers.ts';

/**
 * Finds models by provider and name, each made once; a provider is opened when the first call goes to
 * it. Rejects with a ModelError for a model that is not known.
 */
export function modelFinder(sources: ModelSources): (provider: string, model: string) => Promise<Model> {
  const opened = new Map<string, Promise<OpenProvider>>();
  const made = new Map<string, Promise<Model>>();

  function open(name: string): Promise<OpenProvider> {
    const known =
      opened.get(name) ??
      findDeclared(name, sources.providers)?.open(sources) ??
      Promise.resolve(withoutModels);
    opened.set(name, known);
    return known;
  }

  async function make(provider: string, name: string): Promise<Model> {
    const find = await open(provider);
    const model = await find(name);
    if (model !== null) return model;
    throw new ModelError('unknown-model', `${provider}:${name} is not a model that is known here`, {
      reach: 'model',
    });
  }

  return (provider, model) => {
    const id = `${provider}:${model}`;
    const known = made.get(id) ?? make(provider, model);
    made.set(id, known);
    return known;
  };
}

async function withoutModels(): Promise<null> {
  return null;
}
