import type { CallRequest } from '../record/call.ts';
import type { Document } from '../record/document.ts';
import type { AskContext } from './model.ts';

/** The documents that a request attaches, each once, in the order of its parts. */
export function documentsOf(request: CallRequest, { documents }: AskContext): Promise<Document[]> {
  const hashes = request.messages.flatMap(({ parts }) =>
    parts.flatMap((part) => (part.kind === 'document' ? [part.hash] : [])),
  );
  return Promise.all([...new Set(hashes)].map((hash) => documents.read(hash)));
}
