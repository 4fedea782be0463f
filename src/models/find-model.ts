import { given, type GivenAnswers } from './given.ts';
import type { Model } from './model.ts';
import { ModelError } from './model.ts';
import { recorded, type Recording } from './recorded.ts';

/** What models are made from beside their names. */
export interface ModelSources {
  /** Files of answers, by the hash of the file. */
  readonly given: ReadonlyMap<string, GivenAnswers>;
  /** Opens the recording that `recorded:<name>` stands for. */
  readonly openRecording: (name: string) => Promise<Recording>;
}

/** The built-in models, and what each is for. */
export const builtInModels = { extractive: 'answers', lexical: 'judges' } as const;

/** Finds models by provider and name, each made once. Rejects with a ModelError for one that is not known. */
export function modelFinder(sources: ModelSources): (provider: string, model: string) => Promise<Model> {
  const made = new Map<string, Promise<Model>>();
  return (provider, model) => {
    const id = `${provider}:${model}`;
    const known = made.get(id) ?? make(provider, model, sources);
    made.set(id, known);
    return known;
  };
}

/** Code of a provider is loaded when the first call goes to it. */
async function make(provider: string, model: string, sources: ModelSources): Promise<Model> {
  if (provider === 'recorded') return recorded(await sources.openRecording(model));
  if (provider === 'given') return given(sources.given.get(model) ?? new Map<string, string[]>());
  if (provider === 'builtin' && model === 'extractive')
    return (await import('./builtin/extractive.ts')).extractive();
  if (provider === 'builtin' && model === 'lexical') return (await import('./builtin/lexical.ts')).lexical();
  throw new ModelError('unknown-model', `${provider}:${model} is not a model that is known here`, {
    reach: 'model',
  });
}
