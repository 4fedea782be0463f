import type { CallRequest, Reply } from '../../record/call.ts';
import type { PassageIndex } from './passage-index.ts';
import { requestCharacters } from './request-parts.ts';

/** A token is taken for four characters: an estimate, as usual for English; nothing is billed by it. */
const CHARACTERS_PER_TOKEN = 4;

/** A built-in model's words as a reply, cut where the settings allow no more. Its usage is an estimate. */
export function estimatedReply(
  text: string,
  facts: { request: CallRequest; index: PassageIndex | null; servedModel: string },
): Reply {
  const { request, index, servedModel } = facts;
  const limit = (request.settings.maxOutputTokens ?? Infinity) * CHARACTERS_PER_TOKEN;
  const written = text.length > limit ? text.slice(0, limit) : text;
  return {
    text: written,
    finish: text.length > limit ? 'cut-off' : 'stop',
    usage: {
      inputTokens: tokens(requestCharacters(request) + (index?.characters ?? 0)),
      cachedInputTokens: 0,
      outputTokens: tokens(written.length),
    },
    servedModel,
    sighted: index === null ? null : true,
  };
}

const tokens = (characters: number): number => Math.ceil(characters / CHARACTERS_PER_TOKEN);
