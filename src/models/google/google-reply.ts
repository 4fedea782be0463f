import { z } from 'zod';
import type { Finish, Reply, Usage } from '../../record/call.ts';
import { ModelError } from '../model.ts';

const count = z.number().nullish();

/** The body of a reply, as far as anything is read from it. */
const replyBody = z.object({
  candidates: z
    .array(
      z.object({
        content: z
          .object({
            parts: z
              .array(
                z.object({
                  text: z.string().nullish(),
                  thought: z.boolean().nullish(),
                  thoughtSignature: z.string().nullish(),
                }),
              )
              .nullish(),
          })
          .nullish(),
        finishReason: z.string().nullish(),
      }),
    )
    .nullish(),
  promptFeedback: z.object({ blockReason: z.string().nullish() }).nullish(),
  usageMetadata: z
    .object({
      promptTokenCount: count,
      cachedContentTokenCount: count,
      candidatesTokenCount: count,
      thoughtsTokenCount: count,
      toolUsePromptTokenCount: count,
      promptTokensDetails: z
        .array(z.object({ modality: z.string(), tokenCount: z.number().default(0) }))
        .nullish(),
    })
    .nullish(),
  modelVersion: z.string().nullish(),
});

export type ReplyBody = z.infer<typeof replyBody>;

/** Reads the raw body: the client library leaves out which version answered, and how tokens divide by modality. */
export function readReplyBody(body: unknown): ReplyBody {
  const parsed = replyBody.safeParse(body);
  if (parsed.success) return parsed.data;
  throw new ModelError('bad-reply', 'google: the reply does not have the form of one', {
    reach: 'retry',
    cause: parsed.error,
  });
}

/** Later pieces of a stream complete the earlier ones: text is added up, the rest is replaced by what came last. */
export function joinReplyBodies(pieces: readonly ReplyBody[]): ReplyBody {
  const parts = pieces.flatMap((piece) => piece.candidates?.[0]?.content?.parts ?? []);
  const last = <Key extends keyof ReplyBody>(key: Key): ReplyBody[Key] =>
    pieces.findLast((piece) => piece[key] != null)?.[key];
  const finishReason = pieces.findLast((piece) => piece.candidates?.[0]?.finishReason != null)
    ?.candidates?.[0]?.finishReason;
  const begun = pieces.some((piece) => (piece.candidates?.length ?? 0) > 0);
  return {
    candidates: begun ? [{ content: { parts }, finishReason }] : [],
    promptFeedback: last('promptFeedback'),
    usageMetadata: last('usageMetadata'),
    modelVersion: last('modelVersion'),
  };
}

/**
 * What came back, in the house's words. A blocked prompt and a stopped answer are results; a reply
 * with no candidate and no reason is none, and is asked for again at most twice.
 */
export function toReply(body: ReplyBody, sighted: boolean | null): Reply {
  const candidate = body.candidates?.[0];
  const parts = candidate?.content?.parts ?? [];
  const text = parts
    .filter((part) => part.thought !== true)
    .map((part) => part.text ?? '')
    .join('');
  const signature = parts.findLast((part) => part.thoughtSignature != null)?.thoughtSignature ?? undefined;
  const reply: Reply = {
    text,
    finish: finishOf(body, text),
    usage: usageOf(body),
    servedModel: body.modelVersion ?? null,
    sighted,
    ...(signature === undefined ? {} : { signature }),
  };
  const unexplained =
    candidate?.finishReason == null && body.promptFeedback?.blockReason == null && text === '';
  if (!unexplained) return reply;
  throw new ModelError('no-candidate', 'google: the reply holds no candidate and says no reason', {
    reach: 'retry',
    most: 2,
    lastResort: reply,
  });
}

function finishOf(body: ReplyBody, text: string): Finish {
  const reason = body.candidates?.[0]?.finishReason ?? null;
  if (reason === null) return body.promptFeedback?.blockReason == null ? 'stop' : 'blocked';
  switch (reason) {
    case 'STOP':
      return 'stop';
    case 'MAX_TOKENS':
    case 'CONTINUATION':
      return 'cut-off';
    case 'SAFETY':
    case 'RECITATION':
    case 'BLOCKLIST':
    case 'PROHIBITED_CONTENT':
    case 'SPII':
      return 'filtered';
    default:
      // OTHER, LANGUAGE and what is yet to come: the model broke off, or would not begin.
      return text === '' ? 'refused' : 'cut-off';
  }
}

/** Prompt tokens include the cached ones; thinking is paid as output. */
function usageOf({ usageMetadata: usage }: ReplyBody): Usage {
  if (usage == null) return { inputTokens: null, cachedInputTokens: null, outputTokens: null };
  const sum = (...counts: (number | null | undefined)[]): number =>
    counts.reduce<number>((total, one) => total + (one ?? 0), 0);
  return {
    inputTokens:
      usage.promptTokenCount == null ? null : sum(usage.promptTokenCount, usage.toolUsePromptTokenCount),
    cachedInputTokens: usage.cachedContentTokenCount ?? 0,
    outputTokens: sum(usage.candidatesTokenCount, usage.thoughtsTokenCount),
  };
}
