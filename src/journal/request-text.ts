import type { CallRequest, Message, Part } from '../record/call.ts';
import { hashOfText } from '../record/hash.ts';

/** Texts shorter than a reference to them are kept where they stand. */
const shortest = 80;

/**
 * A request as JSON, and the texts that it refers to by their hashes. What many requests have in common,
 * instructions, settings and schema, is one such text, the frame; beside it stands what differs.
 */
export function writeRequest(request: CallRequest): { json: string; texts: Map<string, string> } {
  const texts = new Map<string, string>();
  const refer = (text: string): Reference => {
    // Half a surrogate pair has no UTF-8: only JSON, which escapes it, gives such a text back unchanged.
    if (text.length < shortest || !text.isWellFormed()) return text;
    const hash = hashOfText(text);
    texts.set(hash, text);
    return { hash };
  };
  const { system, messages, draw, seed, origin, ...common } = request;
  const own: Reference[] = [];
  const beside = (text: string): Reference => ({ own: own.push(refer(text)) - 1 });
  const framed = messages.map(({ role, parts }) => ({
    role,
    parts: parts.map((part): StoredPart => {
      if (part.kind !== 'text') return part;
      const { text, signature, ...rest } = part;
      // Short instructions are marks around a text, and may differ with it.
      const isCommon = part.name === 'instructions' && text.length >= shortest;
      return {
        ...rest,
        text: isCommon ? refer(text) : beside(text),
        ...(signature === undefined ? {} : { signature: beside(signature) }),
      };
    }),
  }));
  const frame = JSON.stringify({
    ...common,
    system: system === null ? null : refer(system),
    messages: framed,
  });
  const hash = hashOfText(frame);
  texts.set(hash, frame);
  return { json: JSON.stringify({ frame: hash, draw, seed, origin, texts: own }), texts };
}

/** A request refers to a text that is not there. */
export class MissingText extends Error {
  override readonly name = 'MissingText';
}

/** The request again, with its texts looked up. Throws a MissingText where one is not to be found. */
export function readRequest(json: string, findText: (hash: string) => string | null): CallRequest {
  const look = (hash: string): string => {
    const found = findText(hash);
    if (found === null) throw new MissingText(`a request refers to the text ${hash}`);
    return found;
  };
  const { frame, texts = [], ...differing } = JSON.parse(json) as StoredRequest;
  // Requests were once kept without a frame.
  const common = frame === undefined ? {} : (JSON.parse(look(frame)) as Partial<StoredRequest>);
  const stored = { ...common, ...differing };
  const text = (reference: Reference): string => {
    if (typeof reference === 'string') return reference;
    if ('hash' in reference) return look(reference.hash);
    const own = texts[reference.own];
    if (own === undefined) throw new MissingText(`a request refers to its text ${reference.own}`);
    return text(own);
  };
  const messages: Message[] = (stored.messages ?? []).map(({ role, parts }) => ({
    role,
    parts: parts.map((part) => {
      if (part.kind !== 'text') return part;
      const { signature, ...rest } = part;
      const signed = signature === undefined ? {} : { signature: text(signature) };
      return { ...rest, text: text(part.text), ...signed };
    }),
  }));
  const system = stored.system ?? null;
  return { ...(stored as CallRequest), system: system === null ? null : text(system), messages };
}

/** A text itself, one by its hash, or one of those that stand beside the frame. */
type Reference = string | { readonly hash: string } | { readonly own: number };

interface StoredRequest extends Omit<CallRequest, 'system' | 'messages'> {
  readonly frame?: string;
  readonly texts?: readonly Reference[];
  readonly system: Reference | null;
  readonly messages?: readonly {
    readonly role: Message['role'];
    readonly parts: readonly StoredPart[];
  }[];
}

type StoredPart =
  | Exclude<Part, { kind: 'text' }>
  | (Omit<Extract<Part, { kind: 'text' }>, 'text' | 'signature'> & {
      readonly text: Reference;
      readonly signature?: Reference;
    });
