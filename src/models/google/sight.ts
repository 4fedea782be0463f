import type { Document } from '../../record/document.ts';
import type { CallRequest } from '../../record/call.ts';
import type { ReplyBody } from './google-reply.ts';

/**
 * The fewest tokens a page can come to, below every figure that is known of any model and resolution.
 * Low on purpose: a judge that saw the document must not be called blind.
 */
const fewestPageTokens = 200;
/** Characters a token can stand for at the most, in running text. */
const mostCharactersPerToken = 8;

/**
 * Whether the tokens that the provider counted can hold the documents that were sent. Null where
 * nothing was attached, or nothing was counted. It catches an attachment lost on the way, and a server
 * that cuts long prompts without saying so.
 */
export function sightedBy(
  body: ReplyBody,
  request: CallRequest,
  documents: readonly Document[],
): boolean | null {
  const usage = body.usageMetadata;
  if (documents.length === 0 || usage?.promptTokenCount == null) return null;
  const needed = documents.reduce((sum, document) => sum + fewestTokens(document), 0);
  const byModality = (usage.promptTokensDetails ?? []).filter(
    ({ modality }) => modality === 'DOCUMENT' || modality === 'IMAGE',
  );
  const onlyPdf = documents.every(({ kind }) => kind === 'pdf');
  if (onlyPdf && byModality.length > 0) {
    return byModality.reduce((sum, { tokenCount }) => sum + tokenCount, 0) >= needed;
  }
  const around = textLength(request) / mostCharactersPerToken;
  return usage.promptTokenCount >= needed + around;
}

function fewestTokens({ kind, pages }: Document): number {
  if (kind === 'pdf') return pages.length * fewestPageTokens;
  const characters = pages.reduce((sum, page) => sum + page.text.length, 0);
  return characters / mostCharactersPerToken;
}

function textLength({ system, messages }: CallRequest): number {
  const parts = messages.flatMap((message) => message.parts);
  return parts.reduce(
    (sum, part) => sum + (part.kind === 'text' ? part.text.length : 0),
    system?.length ?? 0,
  );
}
