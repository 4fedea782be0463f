import type { CallRequest, Message } from '../record/call.ts';
import { hashOfText } from '../record/hash.ts';

/** Texts shorter than a reference to them are kept where they stand. */
const shortest = 80;

/** A request as JSON in which long texts are replaced by their hashes, and those texts. */
export function writeRequest(request: CallRequest): { json: string; texts: Map<string, string> } {
  const texts = new Map<string, string>();
  const refer = (text: string): string | { hash: string } => {
    // Half a surrogate pair has no UTF-8: only JSON, which escapes it, gives such a text back unchanged.
    if (text.length < shortest || !text.isWellFormed()) return text;
    const hash = hashOfText(text);
    texts.set(hash, text);
    return { hash };
  };
  const messages = request.messages.map(({ role, parts }) => ({
    role,
    parts: parts.map((part) => (part.kind === 'text' ? { ...part, text: refer(part.text) } : part)),
  }));
  const system = request.system === null ? null : refer(request.system);
  return { json: JSON.stringify({ ...request, system, messages }), texts };
}

/** A request refers to a text that is not there. */
export class MissingText extends Error {
  override readonly name = 'MissingText';
}

/** The request again, with its texts looked up. Throws a MissingText where one is not to be found. */
export function readRequest(json: string, findText: (hash: string) => string | null): CallRequest {
  const stored = JSON.parse(json) as StoredRequest;
  const text = (reference: Reference): string => {
    if (typeof reference === 'string') return reference;
    const found = findText(reference.hash);
    if (found === null) throw new MissingText(`a request refers to the text ${reference.hash}`);
    return found;
  };
  const messages: Message[] = stored.messages.map(({ role, parts }) => ({
    role,
    parts: parts.map((part) => (part.kind === 'text' ? { ...part, text: text(part.text) } : part)),
  }));
  return { ...stored, system: stored.system === null ? null : text(stored.system), messages };
}

type Reference = string | { hash: string };

interface StoredRequest extends Omit<CallRequest, 'system' | 'messages'> {
  readonly system: Reference | null;
  readonly messages: readonly {
    readonly role: Message['role'];
    readonly parts: readonly StoredPart[];
  }[];
}

type StoredPart = Exclude<Message['parts'][number], { kind: 'text' }> | StoredText;

interface StoredText extends Omit<Extract<Message['parts'][number], { kind: 'text' }>, 'text'> {
  readonly text: Reference;
}
