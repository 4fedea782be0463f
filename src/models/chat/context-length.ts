import { z } from 'zod';
import { headersOf, type Connection } from './connection.ts';

const length = z.number().int().positive().nullish().catch(null);

/** The models of a server, with the names that different servers have for their context lengths. */
const modelList = z.object({
  data: z.array(
    z.looseObject({
      id: z.string(),
      owned_by: z.string().nullish().catch(null),
      max_model_len: length,
      context_length: length,
      context_window: length,
      max_context_length: length,
    }),
  ),
});

const properties = z.object({ default_generation_settings: z.object({ n_ctx: length }) });

/**
 * Tokens of prompt and reply together, as the server itself says; null where it does not. OpenAI does
 * not. llama.cpp lists what a model was trained for, and says elsewhere what it was started with.
 */
export async function contextLengthOf(
  model: string,
  connection: Connection,
  signal?: AbortSignal,
): Promise<number | null> {
  if (connection.dialect === 'openai') return null;
  const list = modelList.safeParse(await read('/models', connection, signal));
  const models = list.success ? list.data.data : [];
  const listed = models.find(({ id }) => id === model) ?? (models.length === 1 ? models[0] : undefined);
  if (listed === undefined) return null;
  const said =
    listed.max_model_len ??
    listed.context_length ??
    listed.context_window ??
    listed.max_context_length ??
    null;
  if (said !== null || listed.owned_by !== 'llamacpp') return said;
  const started = properties.safeParse(await read('/../props', connection, signal));
  return started.success ? (started.data.default_generation_settings.n_ctx ?? null) : null;
}

/** Null for whatever goes wrong: the call itself will say it better. */
async function read(path: string, connection: Connection, signal?: AbortSignal): Promise<unknown> {
  try {
    const response = await connection.lookUp(new URL(`${connection.baseURL}${path}`), {
      headers: headersOf(connection),
      ...(signal === undefined ? {} : { signal }),
    });
    return response.ok ? await response.json() : null;
  } catch {
    signal?.throwIfAborted();
    return null;
  }
}
