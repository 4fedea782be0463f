import { z } from 'zod';
import type { Finish, Reply, Usage } from '../../record/call.ts';
import { keptText } from '../kept-text.ts';
import { ModelError } from '../model.ts';

const tokens = z.number().nullish();

/** Some servers give a text in parts, with what was thought among them. */
const content = z.union([
  z.string(),
  z.array(z.looseObject({ type: z.string(), text: z.string().nullish() })),
]);

/** What is said, whole or a piece of a stream. What was thought has a field of its own, and is left there. */
const words = z.object({ content: content.nullish(), refusal: z.string().nullish() }).nullish();

/** The body of a reply, or one event of a stream, as far as anything is read from it. */
const replyBody = z.object({
  choices: z.array(z.object({ message: words, delta: words, finish_reason: z.string().nullish() })).nullish(),
  usage: z
    .object({
      prompt_tokens: tokens,
      completion_tokens: tokens,
      prompt_tokens_details: z.object({ cached_tokens: tokens }).nullish(),
    })
    .nullish(),
  model: z.string().nullish(),
});

export type ReplyBody = z.infer<typeof replyBody>;

/** Reads a body, or an event. Throws a ModelError, to be tried again, for what is neither. */
export function readReplyBody(body: unknown, provider: string): ReplyBody {
  const parsed = replyBody.safeParse(body);
  if (parsed.success) return parsed.data;
  const message = `${provider}: the reply does not have the form of a chat completion`;
  throw new ModelError('bad-reply', message, { reach: 'retry', mayBePaid: true, cause: parsed.error });
}

/** A piece of text in an event, to be shown as it comes. */
export function textIn({ choices }: ReplyBody): string {
  const [choice] = choices ?? [];
  return textOf((choice?.delta ?? choice?.message)?.content);
}

/** The events of a stream as the one body that they come to: texts are added up, the rest is what was said last. */
export function joinReplyBodies(events: readonly ReplyBody[]): ReplyBody {
  const choices = events.flatMap((event) => event.choices?.slice(0, 1) ?? []);
  const said = choices.map(({ message, delta }) => delta ?? message);
  const message = {
    content: said.map((one) => textOf(one?.content)).join(''),
    refusal: said.map((one) => one?.refusal ?? '').join(''),
  };
  const finish_reason = choices.findLast((choice) => choice.finish_reason != null)?.finish_reason;
  return {
    choices: choices.length === 0 ? [] : [{ message, delta: null, finish_reason }],
    usage: events.findLast(({ usage }) => usage != null)?.usage,
    model: events.findLast(({ model }) => model != null)?.model,
  };
}

/** Tokens of the prompt; null where nobody counted them. */
export function promptTokensOf({ usage }: ReplyBody): number | null {
  return usage?.prompt_tokens ?? null;
}

/**
 * What came back, in the house's words. A reply that says no reason for its end is none, and is asked for
 * again at most twice: it is empty, or was cut on its way.
 */
export function toReply(
  body: ReplyBody,
  { provider, sighted }: { provider: string; sighted: boolean | null },
): Reply {
  const [choice] = body.choices ?? [];
  const said = choice?.message ?? choice?.delta;
  const refusal = said?.refusal ?? '';
  const { text, isCut } = keptText(textOf(said?.content) || refusal);
  const reason = choice?.finish_reason ?? null;
  const reply: Reply = {
    text,
    finish: isCut ? 'cut-off' : refusal === '' ? finishOf(reason, text) : 'refused',
    usage: usageOf(body),
    servedModel: body.model ?? null,
    sighted,
  };
  if (reason !== null && reason !== 'error') return reply;
  const what = text === '' ? 'holds no answer' : 'breaks off';
  throw new ModelError('no-candidate', `${provider}: the reply ${what} and says no reason`, {
    reach: 'retry',
    mostRetries: 2,
    lastResort: reply,
    usage: reply.usage,
  });
}

function finishOf(reason: string | null, text: string): Finish {
  switch (reason) {
    case 'stop':
      return 'stop';
    case 'length':
      return 'cut-off';
    case 'content_filter':
      return 'filtered';
    case null:
      return text === '' ? 'stop' : 'cut-off';
    default:
      // A tool that nobody offered, and what is yet to come: the model broke off, or would not begin.
      return text === '' ? 'refused' : 'cut-off';
  }
}

/** Prompt tokens include the cached ones, completion tokens what was thought. */
function usageOf({ usage }: ReplyBody): Usage {
  return {
    inputTokens: usage?.prompt_tokens ?? null,
    cachedInputTokens: usage == null ? null : (usage.prompt_tokens_details?.cached_tokens ?? 0),
    outputTokens: usage?.completion_tokens ?? null,
  };
}

function textOf(said: z.infer<typeof content> | null | undefined): string {
  if (typeof said === 'string') return said;
  return (said ?? []).map(({ type, text }) => (type === 'text' ? (text ?? '') : '')).join('');
}
