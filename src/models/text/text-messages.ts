import type { CallRequest, Message } from '../../record/call.ts';
import type { Document } from '../../record/document.ts';
import { markedDocument } from './marked-document.ts';

/** A message as chat servers take it. */
export interface TextMessage {
  readonly role: 'system' | 'user' | 'assistant';
  readonly content: string;
}

/** A request as text alone: its parts in their order, a blank line between two, documents with their pages marked. */
export function textMessages(request: CallRequest, documents: readonly Document[]): TextMessage[] {
  const texts = new Map(documents.map((document) => [document.hash, markedDocument(document)]));
  const messages = request.messages.map((message) => toMessage(message, texts));
  return request.system === null ? messages : [{ role: 'system', content: request.system }, ...messages];
}

function toMessage({ role, parts }: Message, texts: ReadonlyMap<string, string>): TextMessage {
  const content = parts.map((part) => (part.kind === 'text' ? part.text : textOf(part.hash, texts)));
  return { role: role === 'model' ? 'assistant' : 'user', content: content.join('\n\n') };
}

function textOf(hash: string, texts: ReadonlyMap<string, string>): string {
  const text = texts.get(hash);
  if (text === undefined) throw new TypeError(`the document ${hash} was not read`);
  return text;
}
