import { z } from 'zod';
import { httpError, saidBy } from '../http/http-error.ts';
import { retryAfterOf } from '../http/retry-after.ts';
import { ModelError } from '../model.ts';
import { longerContext } from '../text/refuse-too-long.ts';

const errorBody = z.object({ error: z.string() });

/** What a reply with an error's status means for the call, its model and the provider. `now`: milliseconds since 1970. */
export function errorOfResponse(
  { status, headers }: Response,
  text: string,
  { model, now }: { model: string; now: number },
): ModelError {
  const message = messageIn(text);
  if (status < 400 || (status === 404 && message === null)) {
    const line = `ollama: no Ollama at that address (HTTP ${status}); look at OLLAMA_HOST or providers.ollama.baseURL`;
    return new ModelError('bad-address', line, { reach: 'provider' });
  }
  return classify({ status, message: message ?? '', model, retryAfter: retryAfterOf(headers, now) });
}

/** The error that a reply or a line holds after it began with a good status; null where there is none. */
export function errorInReply(body: unknown, model: string): ModelError | null {
  const parsed = errorBody.safeParse(body);
  if (!parsed.success) return null;
  return classify({ status: 500, message: parsed.data.error, model, retryAfter: null });
}

interface Failure {
  readonly status: number;
  readonly message: string;
  readonly model: string;
  readonly retryAfter: number | null;
}

function classify({ status, message, model, retryAfter }: Failure): ModelError {
  if (status === 404 || /model .* not found/i.test(message)) {
    const line = `ollama: the model "${model}" is not on this machine; type: ollama pull ${model}`;
    return new ModelError('unknown-model', line, { reach: 'model' });
  }
  if (/exceed_context_size|exceeds? the (?:available )?context|maximum context length/i.test(message)) {
    const line = `ollama:${model}: ${saidBy({ message, status })} ${longerContext}`;
    return new ModelError('too-long', line, { reach: 'task' });
  }
  if (/requires more (?:system )?memory/i.test(message))
    return new ModelError('no-memory', `ollama:${model}: ${saidBy({ message, status })}`, { reach: 'model' });
  const whenDenied = 'Name the variable that holds its key in providers.ollama.apiKeyEnv.';
  return httpError({ provider: 'ollama', model, status, message, retryAfter, whenDenied });
}

/** Null where it is no error of Ollama's: a page of whoever stands in between, say. */
function messageIn(text: string): string | null {
  try {
    const parsed = errorBody.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data.error : null;
  } catch {
    return null;
  }
}
