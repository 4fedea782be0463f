import { z } from 'zod';
import type { Finish, Reply } from '../../record/call.ts';
import { keptText } from '../kept-text.ts';
import { ModelError } from '../model.ts';

/** The body of a reply, or one line of a stream, as far as anything is read from it. What was thought has a field of its own. */
const replyBody = z.object({
  model: z.string().nullish(),
  message: z.object({ content: z.string().nullish() }).nullish(),
  done: z.boolean().nullish(),
  done_reason: z.string().nullish(),
  prompt_eval_count: z.number().nullish(),
  eval_count: z.number().nullish(),
});

export type ReplyBody = z.infer<typeof replyBody>;

/** Reads a body, or a line. Throws a ModelError, to be tried again, for what is neither. */
export function readReplyBody(body: unknown): ReplyBody {
  const parsed = replyBody.safeParse(body);
  if (parsed.success) return parsed.data;
  const message = 'ollama: the reply does not have the form of one';
  throw new ModelError('bad-reply', message, { reach: 'retry', cause: parsed.error });
}

/** The lines of a stream as the one body that they come to; the last one counts. */
export function joinReplyBodies(lines: readonly ReplyBody[]): ReplyBody {
  const content = lines.map(({ message }) => message?.content ?? '').join('');
  return { ...lines.at(-1), message: { content } };
}

/** What came back, in the house's words. A reply that is not done was cut on its way, and is asked for again at most twice. */
export function toReply(body: ReplyBody, sighted: boolean | null): Reply {
  const { text, isCut } = keptText(body.message?.content ?? '');
  const reply: Reply = {
    text,
    finish: isCut ? 'cut-off' : finishOf(body),
    usage: {
      inputTokens: body.prompt_eval_count ?? null,
      cachedInputTokens: body.prompt_eval_count == null ? null : 0,
      outputTokens: body.eval_count ?? null,
    },
    servedModel: body.model ?? null,
    sighted,
  };
  if (body.done === true) return reply;
  throw new ModelError('no-candidate', 'ollama: the reply breaks off and says no reason', {
    reach: 'retry',
    mostRetries: 2,
    lastResort: reply,
    usage: reply.usage,
  });
}

/** Older servers say no reason where a model ended by itself. */
function finishOf({ done, done_reason: reason }: ReplyBody): Finish {
  if (done !== true) return 'cut-off';
  return reason == null || reason === 'stop' ? 'stop' : 'cut-off';
}
