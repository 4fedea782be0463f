import { ModelError } from '../models/model.ts';
import type { Send } from './send.ts';

/**
 * What cannot succeed is not tried again by anybody: after an error that ends a provider or a model,
 * its further calls fail at once, with the same words. `onStop` hears of each end once. The page is
 * laid twice, around the tries and within them, so that a waiting try does not begin either.
 */
export function stopper(onStop?: (error: ModelError) => void): (send: Send) => Send {
  const stopped = new Map<string, ModelError>();
  return (send) => async (request, key) => {
    const names = { provider: request.provider, model: `${request.provider}:${request.model}` };
    const earlier = stopped.get(names.provider) ?? stopped.get(names.model);
    if (earlier !== undefined) throw earlier;
    try {
      return await send(request, key);
    } catch (error) {
      if (error instanceof ModelError && (error.reach === 'provider' || error.reach === 'model')) {
        const name = names[error.reach];
        if (!stopped.has(name)) {
          stopped.set(name, error);
          onStop?.(error);
        }
      }
      throw error;
    }
  };
}
