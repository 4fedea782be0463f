import { googleAddress, googleKey, type Environment } from './environment.ts';
import { given, type GivenAnswers } from './given.ts';
import type { Google } from './google/google.ts';
import type { Model } from './model.ts';
import { ModelError } from './model.ts';
import { recorded, type Recording } from './recorded.ts';

/** What models are made from beside their names. */
export interface ModelSources {
  /** Files of answers, by the hash of the file. */
  readonly given: ReadonlyMap<string, GivenAnswers>;
  /** Opens the recording that `recorded:<name>` stands for. */
  readonly openRecording: (name: string) => Promise<Recording>;
  readonly environment: Environment;
}

/** Finds models by provider and name, each made once. Rejects with a ModelError for one that is not known. */
export function modelFinder(sources: ModelSources): (provider: string, model: string) => Promise<Model> {
  const made = new Map<string, Promise<Model>>();
  let gemini: Promise<Google> | null = null;

  /** Code of a provider is loaded when the first call goes to it. */
  async function make(provider: string, model: string): Promise<Model> {
    switch (provider) {
      case 'recorded':
        return recorded(await sources.openRecording(model));
      case 'given':
        return given(sources.given.get(model) ?? new Map<string, string[]>());
      case 'google':
        gemini ??= connectGoogle(sources.environment);
        return (await gemini).model(model);
      case 'builtin':
        if (model === 'extractive') return (await import('./builtin/extractive.ts')).extractive();
        if (model === 'lexical') return (await import('./builtin/lexical.ts')).lexical();
    }
    throw new ModelError('unknown-model', `${provider}:${model} is not a model that is known here`, {
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

async function connectGoogle(environment: Environment): Promise<Google> {
  const key = googleKey(environment);
  if (key === null)
    throw new ModelError('key-missing', 'google: no key; set GEMINI_API_KEY', { reach: 'provider' });
  const { google } = await import('./google/google.ts');
  const { createFetch, usualTimeouts } = await import('./http/fetch.ts');
  const { wait } = await import('./wait.ts');
  return google({
    baseURL: googleAddress(environment),
    key,
    fetch: createFetch(usualTimeouts),
    now: Date.now,
    wait,
  });
}
