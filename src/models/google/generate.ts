import type { LanguageModelV4, LanguageModelV4CallOptions } from '@ai-sdk/provider';
import { errorInReply } from './google-error.ts';
import { joinReplyBodies, readReplyBody, type ReplyBody } from './google-reply.ts';

/** The body of the reply, asked for in one piece. Rejects with whatever the client library throws, or with a ModelError. */
export async function generate(
  model: LanguageModelV4,
  options: LanguageModelV4CallOptions,
): Promise<ReplyBody> {
  const result = await model.doGenerate(options);
  const error = errorInReply(result.response?.body, model.modelId);
  if (error !== null) throw error;
  const body = readReplyBody(result.response?.body);
  // A long answer may take several requests: the library adds up text and tokens, the body is the last one's.
  const said = result.content
    .filter((part) => part.type === 'text')
    .map((part) => part.text)
    .join('');
  const usageMetadata = usageIn(result.usage.raw) ?? body.usageMetadata;
  const [candidate] = body.candidates ?? [];
  if (candidate === undefined) return { ...body, usageMetadata };
  const thoughtSignature = candidate.content?.parts?.findLast(
    (part) => part.thoughtSignature != null,
  )?.thoughtSignature;
  return {
    ...body,
    usageMetadata,
    candidates: [{ ...candidate, content: { parts: [{ text: said, thoughtSignature }] } }],
  };
}

/** The same, asked for as a stream: each piece of text is told as it comes. */
export async function stream(
  model: LanguageModelV4,
  options: LanguageModelV4CallOptions,
  onText: (piece: string) => void,
): Promise<ReplyBody> {
  const { stream: parts } = await model.doStream({ ...options, includeRawChunks: true });
  const pieces: ReplyBody[] = [];
  let usageMetadata: ReplyBody['usageMetadata'] = null;
  for await (const part of parts) {
    if (part.type === 'raw' && part.rawValue !== undefined) {
      const error = errorInReply(part.rawValue, model.modelId);
      if (error !== null) throw error;
      pieces.push(readReplyBody(part.rawValue));
    } else if (part.type === 'text-delta') onText(part.delta);
    else if (part.type === 'finish') usageMetadata = usageIn(part.usage.raw);
    else if (part.type === 'error') throw part.error;
  }
  const joined = joinReplyBodies(pieces);
  return { ...joined, usageMetadata: usageMetadata ?? joined.usageMetadata };
}

function usageIn(raw: unknown): ReplyBody['usageMetadata'] {
  return readReplyBody({ usageMetadata: raw }).usageMetadata;
}
