import { z } from 'zod';
import { ask, type Connection } from './connection.ts';
import { errorOfResponse } from './ollama-error.ts';

/** Facts of a model by names such as `llama.context_length`: the family of the model comes first. */
const shown = z.object({ model_info: z.record(z.string(), z.unknown()) });

/** The longest context that a model was made for, in tokens; null where Ollama does not say. Rejects with a ModelError for a model that is not there. */
export async function modelLength(
  model: string,
  connection: Connection,
  signal?: AbortSignal,
): Promise<number | null> {
  const response = await ask(connection, { path: '/api/show', body: { model }, signal });
  const text = await response.text();
  if (!response.ok) throw errorOfResponse(response, text, { model, now: connection.now() });
  const facts = shown.safeParse(parse(text));
  const entries = facts.success ? Object.entries(facts.data.model_info) : [];
  const length = entries.find(([name]) => name.endsWith('.context_length'))?.[1];
  return typeof length === 'number' && length > 0 ? length : null;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
