import { z } from 'zod';
import type { Finish, Reply } from '../../record/call.ts';
import { keptText } from '../kept-text.ts';
import { ModelError } from '../model.ts';

const tokens = z.number().nullish();

const usage = z.object({
  input_tokens: tokens,
  cache_creation_input_tokens: tokens,
  cache_read_input_tokens: tokens,
  output_tokens: tokens,
});

/** A message, as far as anything is read from it. What was thought stands in blocks of its own. */
const message = z.object({
  model: z.string().nullish(),
  content: z.array(z.looseObject({ type: z.string(), text: z.string().nullish() })),
  stop_reason: z.string().nullish(),
  usage: usage.nullish(),
});

/** An event of a stream: the message as it begins, pieces of its text, and what is known at its end. */
const event = z.object({
  message: message.nullish(),
  delta: z.looseObject({ text: z.string().nullish(), stop_reason: z.string().nullish() }).nullish(),
  usage: usage.nullish(),
});

export type MessageBody = z.infer<typeof message>;
export type StreamEvent = z.infer<typeof event>;

/** Reads a message. Throws a ModelError, to be tried again, for what is none. */
export function readMessage(body: unknown): MessageBody {
  return read(message, body);
}

/** The same of an event. */
export function readEvent(body: unknown): StreamEvent {
  return read(event, body);
}

function read<Body>(shape: z.ZodType<Body>, body: unknown): Body {
  const parsed = shape.safeParse(body);
  if (parsed.success) return parsed.data;
  const line = 'anthropic: the reply does not have the form of a message';
  throw new ModelError('bad-reply', line, { reach: 'retry', mayBePaid: true, cause: parsed.error });
}

/** The events of a stream as the one message that they come to; of each count the last figure holds. */
export function joinEvents(events: readonly StreamEvent[]): MessageBody {
  const begun = events.find((one) => one.message != null)?.message;
  const counts = [begun?.usage, ...events.map((one) => one.usage)].map((one) =>
    Object.fromEntries(Object.entries(one ?? {}).filter(([, count]) => count != null)),
  );
  return {
    model: begun?.model,
    content: [{ type: 'text', text: events.map(({ delta }) => delta?.text ?? '').join('') }],
    stop_reason: events.findLast(({ delta }) => delta?.stop_reason != null)?.delta?.stop_reason,
    usage: Object.assign({}, ...counts) as z.infer<typeof usage>,
  };
}

/** Tokens of the prompt, the cached ones among them, which the API counts apart; null where nobody counted. */
export function promptTokensOf({ usage: counted }: MessageBody): number | null {
  if (counted?.input_tokens == null) return null;
  const { input_tokens: fresh, cache_creation_input_tokens: kept, cache_read_input_tokens: known } = counted;
  return fresh + (kept ?? 0) + (known ?? 0);
}

/** What came back, in the house's words. A reply that says no reason for its end was cut on its way, and is asked for again at most twice. */
export function toReply(body: MessageBody, sighted: boolean | null): Reply {
  const said = body.content.map(({ type, text }) => (type === 'text' ? (text ?? '') : '')).join('');
  const { text, isCut } = keptText(said);
  const reply: Reply = {
    text,
    finish: isCut ? 'cut-off' : finishOf(body.stop_reason ?? null, text),
    usage: {
      inputTokens: promptTokensOf(body),
      cachedInputTokens: body.usage == null ? null : (body.usage.cache_read_input_tokens ?? 0),
      outputTokens: body.usage?.output_tokens ?? null,
    },
    servedModel: body.model ?? null,
    sighted,
  };
  if (body.stop_reason != null) return reply;
  throw new ModelError('no-candidate', 'anthropic: the reply breaks off and says no reason', {
    reach: 'retry',
    mostRetries: 2,
    lastResort: reply,
    usage: reply.usage,
  });
}

function finishOf(reason: string | null, text: string): Finish {
  switch (reason) {
    case 'end_turn':
    case 'stop_sequence':
      return 'stop';
    case 'max_tokens':
    case 'model_context_window_exceeded':
      return 'cut-off';
    case 'refusal':
      return 'refused';
    case null:
      return text === '' ? 'stop' : 'cut-off';
    default:
      // A tool that nobody offered, and what is yet to come: the model broke off, or would not begin.
      return text === '' ? 'refused' : 'cut-off';
  }
}
