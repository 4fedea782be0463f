import { z } from 'zod';
import type { Finish, Reply, Usage } from '../../record/call.ts';
import { keptText } from '../kept-text.ts';
import { ModelError } from '../model.ts';

const tokens = z.number().nullish();

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
      promptTokenCount: tokens,
      cachedContentTokenCount: tokens,
      candidatesTokenCount: tokens,
      thoughtsTokenCount: tokens,
      toolUsePromptTokenCount: tokens,
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
    mayBePaid: true,
    cause: parsed.error,
  });
}

/**
 * Later pieces of a stream complete the earlier ones: text is added up, the rest is replaced by what came
 * last. A stream without any is no reply: a page of somebody in between, say.
 */
export function joinReplyBodies(pieces: readonly ReplyBody[]): ReplyBody {
  if (pieces.length === 0)
    throw new ModelError('bad-reply', 'google: the stream brought nothing', {
      reach: 'retry',
      mayBePaid: true,
    });
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
 * What came back, in the house's words. A blocked prompt and a stopped answer are results. A reply that
 * says no reason for its end is none, and is asked for again at most twice: it is empty, or was cut on
 * its way.
 */
export function toReply(body: ReplyBody, sighted: boolean | null): Reply {
  const candidate = body.candidates?.[0];
  const parts = candidate?.content?.parts ?? [];
  const said = parts
    .filter((part) => part.thought !== true)
    .map((part) => part.text ?? '')
    .join('');
  const { text, isCut } = keptText(said);
  const signature = parts.findLast((part) => part.thoughtSignature != null)?.thoughtSignature ?? undefined;
  const reply: Reply = {
    text,
    finish: isCut ? 'cut-off' : finishOf(body, text),
    usage: usageOf(body),
    servedModel: body.modelVersion ?? null,
    sighted,
    ...(signature === undefined ? {} : { signature }),
  };
  if (candidate?.finishReason != null || body.promptFeedback?.blockReason != null) return reply;
  const what = text === '' ? 'holds no candidate' : 'breaks off';
  throw new ModelError('no-candidate', `google: the reply ${what} and says no reason`, {
    reach: 'retry',
    mostRetries: 2,
    lastResort: reply,
    usage: reply.usage,
  });
}

function finishOf(body: ReplyBody, text: string): Finish {
  const reason = body.candidates?.[0]?.finishReason ?? null;
  if (reason === null && body.promptFeedback?.blockReason != null) return 'blocked';
  if (reason === null) return text === '' ? 'stop' : 'cut-off';
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

/** Prompt tokens include the cached ones; thinking is paid as output. A count of nothing is left out by the provider. */
function usageOf({ usageMetadata: usage }: ReplyBody): Usage {
  if (usage == null || Object.values(usage).every((count) => count == null))
    return { inputTokens: null, cachedInputTokens: null, outputTokens: null };
  return {
    inputTokens:
      usage.promptTokenCount == null ? null : sum(usage.promptTokenCount, usage.toolUsePromptTokenCount),
    cachedInputTokens: usage.cachedContentTokenCount ?? 0,
    outputTokens: sum(usage.candidatesTokenCount, usage.thoughtsTokenCount),
  };
}

function sum(...counts: readonly (number | null | undefined)[]): number {
  return counts.reduce<number>((total, count) => total + (count ?? 0), 0);
}
