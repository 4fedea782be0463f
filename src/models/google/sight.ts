import type { Document } from '../../record/document.ts';
import type { CallRequest } from '../../record/call.ts';
import type { ReplyBody } from './google-reply.ts';
import { fewestPageTokens } from '../fewest-page-tokens.ts';
import { fewestTokens } from '../fewest-tokens.ts';

type Counted = NonNullable<ReplyBody['usageMetadata']>;

/** Whether a model had the documents before it; null where nobody can tell. */
export type SightedBy = (
  body: ReplyBody,
  request: CallRequest,
  documents: readonly Document[],
) => boolean | null;

/**
 * Whether the tokens that the provider counted can hold the documents that were sent. Null where
 * nothing was attached, or nothing was counted. It catches an attachment lost on the way, and a server
 * that cuts long prompts without saying so. What a document comes to is counted once, as it can be long.
 */
export function sighting(): SightedBy {
  const counted = new Map<string, number>();
  return (body, request, documents) => {
    const usage = body.usageMetadata;
    if (documents.length === 0 || usage?.promptTokenCount == null || usage.promptTokenCount === 0)
      return null;
    const pages = fewestPageTokens(documents);
    const pictured = pageTokens(usage);
    if (pictured !== null && pictured < pages) return false;
    const texts = documents.reduce((sum, document) => sum + textTokens(document), 0);
    return usage.promptTokenCount >= pages + texts + fewestTokens(saidIn(request));
  };

  function textTokens({ kind, hash, pages }: Document): number {
    if (kind === 'pdf') return 0;
    const known = counted.get(hash) ?? fewestTokens(pages.map((page) => page.text));
    counted.set(hash, known);
    return known;
  }
}

/**
 * The tokens that are no text, where they are counted apart: the pages of a PDF are among them, as
 * DOCUMENT or as IMAGE. Reckoned also as what the texts leave of the whole, for the case that cached
 * tokens are not divided.
 */
function pageTokens({ promptTokenCount, promptTokensDetails }: Counted): number | null {
  const details = (promptTokensDetails ?? []).filter(({ tokenCount }) => tokenCount > 0);
  if (details.length === 0) return null;
  const texts = details.filter(({ modality }) => modality === 'TEXT');
  const others = details.filter(({ modality }) => modality !== 'TEXT');
  return Math.max(total(others), (promptTokenCount ?? 0) - total(texts));
}

function total(counts: readonly { readonly tokenCount: number }[]): number {
  return counts.reduce((sum, { tokenCount }) => sum + tokenCount, 0);
}

/** What the messages say; documents go apart. */
function saidIn({ system, messages }: CallRequest): string[] {
  const parts = messages.flatMap((message) => message.parts);
  return [system ?? '', ...parts.flatMap((part) => (part.kind === 'text' ? [part.text] : []))];
}
