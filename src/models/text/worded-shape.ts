import type { OutputSchema } from '../../record/call.ts';
import type { TextMessage } from './text-messages.ts';

/** The shape of the reply as words behind the last message, for servers that cannot be held to one. */
export function withWordedShape(messages: readonly TextMessage[], schema: OutputSchema): TextMessage[] {
  return messages.map((message, index) =>
    index === messages.length - 1
      ? { ...message, content: `${message.content}\n\n${shapeInWords(schema)}` }
      : message,
  );
}

/** The same words alone. */
export function shapeInWords(schema: OutputSchema): string {
  if (schema.kind === 'enum')
    return `Reply with exactly one of these, and with nothing else:\n${schema.values.join('\n')}`;
  return `Reply with one JSON value that fits this JSON Schema, and with nothing else, no code fence either:\n${JSON.stringify(schema.schema)}`;
}
