import { z } from 'zod';
import { httpError, saidBy } from '../http/http-error.ts';
import { retryAfterOf } from '../http/retry-after.ts';
import { ModelError } from '../model.ts';
import { longerContext } from '../text/refuse-too-long.ts';
import type { Connection } from './connection.ts';

const word = z.union([z.string(), z.number()]).nullish().catch(null);

/** What servers say of an error: with or without a mapping around it, or in a sentence of its own. */
const facts = z.looseObject({ message: z.string().catch(''), code: word, type: word });
const errorBody = z.union([
  z.object({ error: facts }).transform(({ error }) => error),
  z.object({ error: z.string() }).transform(({ error }) => ({ message: error, code: null, type: null })),
  z.object({ object: z.literal('error'), message: z.string(), code: word, type: word }),
  z.object({ detail: z.string() }).transform(({ detail }) => ({ message: detail, code: null, type: null })),
]);

type Facts = Pick<z.infer<typeof facts>, 'message' | 'code' | 'type'>;

/** Whom the error is of. */
export interface Asked {
  readonly connection: Connection;
  readonly model: string;
}

/** What a reply with an error's status means for the call, its model and the provider. */
export function errorOfResponse(response: Response, text: string, asked: Asked): ModelError {
  const { status, headers } = response;
  const { name, baseURL, now } = asked.connection;
  const said = readFacts(text);
  if (status < 400 || (status === 404 && said === null)) {
    const { origin, pathname } = new URL(baseURL);
    const message = `${name}: no chat completions at ${origin}${pathname} (HTTP ${status}); look at the address, which mostly ends in /v1`;
    return new ModelError('bad-address', message, { reach: 'provider' });
  }
  return classify(said ?? nothingSaid, { ...asked, status, retryAfter: retryAfterOf(headers, now()) });
}

/** The error that a reply or an event holds although it began with a good status; null where there is none. */
export function errorInReply(body: unknown, asked: Asked): ModelError | null {
  const parsed = errorBody.safeParse(body);
  if (!parsed.success) return null;
  return classify(parsed.data, { ...asked, status: statusOf(parsed.data), retryAfter: null });
}

interface Failure extends Asked {
  readonly status: number;
  readonly retryAfter: number | null;
}

const nothingSaid: Facts = { message: '', code: null, type: null };

/** What only these servers say, by their codes and words; else what the status says. */
function classify(said: Facts, { connection, model, status, retryAfter }: Failure): ModelError {
  const { name: provider, whenDenied } = connection;
  const { message } = said;
  const words = `${said.code} ${said.type}`;
  if (status === 402 || /insufficient_quota|billing_hard_limit/.test(words)) {
    const line = `${provider}: ${saidBy({ message, status })} Look at the plan and its billing; "assay run" goes on then.`;
    return new ModelError('quota', line, { reach: 'provider' });
  }
  if (status < 500 && status !== 429 && isTooLong(words, message)) {
    const line = `${provider}:${model}: ${saidBy({ message, status })} ${longerContext}`;
    return new ModelError('too-long', line, { reach: 'task' });
  }
  const isUnknown =
    /model_not_found/.test(words) ||
    (status === 400 && /model .*(?:does not exist|not found)/i.test(message));
  return httpError({ provider, model, status: isUnknown ? 404 : status, message, retryAfter, whenDenied });
}

function isTooLong(words: string, message: string): boolean {
  return (
    /context_length_exceeded|exceed_context_size/.test(words) ||
    /maximum context length|exceeds? the (?:available |model's )?context|context (?:length|window|size) (?:is |was )?exceeded/i.test(
      message,
    )
  );
}

/** A number beside the words, or what they mean. */
function statusOf({ code, type }: Facts): number {
  const number = Number(code);
  if (number >= 400 && number < 600) return number;
  const words = `${code} ${type}`;
  if (/rate_?limit|quota/i.test(words)) return 429;
  if (/authentication|invalid_api_key|permission/i.test(words)) return 401;
  return /invalid_request|context_length/i.test(words) ? 400 : 500;
}

/** Null where it is no error of the API: a page of whoever stands in between, say. */
function readFacts(text: string): Facts | null {
  try {
    const parsed = errorBody.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
