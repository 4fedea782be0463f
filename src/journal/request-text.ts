import type { CallRequest, Message } from '../record/call.ts';
import { hashOfText } from '../record/hash.ts';

/** Texts shorter than a reference to them are kept where they stand. */
const shortest = 80;

/** A request as JSON in which long texts are replaced by their hashes, and those texts. */
export function writeRequest(request: CallRequest): { json: string; texts: Map<string, string> } {
  const texts = new Map<string, string>();
  const refer = (text: string): string | { hash: string } => {
    if (text.length < shortest) return text;
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

/** The request again, with its texts looked up. */
export function readRequest(json: string, findText: (hash: string) => string): CallRequest {
  const stored = JSON.parse(json) as StoredRequest;
  const text = (reference: Reference) =>
    typeof reference === 'string' ? reference : findText(reference.hash);
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
