import type { Settings } from '../record/call.ts';

/**
 * Whether equal requests of different draws can bring different answers. Known without loading the
 * model, since planning asks it; a model that nobody knows is taken to sample.
 */
export function samples(model: string, settings: Settings): boolean {
  if (model === 'builtin:lexical') return false;
  if (model === 'builtin:extractive') return (settings.temperature ?? 0) > 0;
  return true;
}
