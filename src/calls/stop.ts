import { ModelError } from '../models/model.ts';
import { interruptedCode } from './run-end.ts';
import type { Send } from './send.ts';

/**
 * What cannot succeed is not tried again by anybody: after an error that ends a provider, a model or the
 * run, its further calls fail at once, with the same words. `onStop` hears of each end once. The page is
 * laid twice, around the tries and within them, so that a waiting try does not begin either.
 */
export function stopper(onStop?: (error: ModelError) => void): (send: Send) => Send {
  const stopped = new Map<string, ModelError>();
  return (send) => async (request, key) => {
    const { provider, model } = request;
    const names = { provider, model: `${provider}:${model}`, run: '' };
    const earlier = stopped.get(names.run) ?? stopped.get(names.provider) ?? stopped.get(names.model);
    if (earlier !== undefined) throw earlier;
    try {
      return await send(request, key);
    } catch (error) {
      if (error instanceof ModelError) note(error, names);
      throw error;
    }
  };

  function note(error: ModelError, names: Readonly<Record<'provider' | 'model' | 'run', string>>): void {
    // Whoever interrupts a run knows.
    if (error.reach === 'retry' || error.reach === 'task' || error.code === interruptedCode) return;
    const name = names[error.reach];
    if (stopped.has(name)) return;
    stopped.set(name, error);
    onStop?.(error);
  }
}
