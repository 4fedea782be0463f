import type { Fault } from '../chat/chat-fault.ts';
import type { ChatReply } from '../chat/chat-wire.ts';
import { tokensOf } from '../chat/prompt-length.ts';
import { errorBody } from './errors.ts';

/** A reply before it is put into the words of the protocol. */
export interface Message {
  readonly id: string;
  readonly model: string;
  readonly text: string;
  readonly reason: string | null;
  /** Tokens of the prompt that were read from the cache, and that were not. */
  readonly cached: number;
  readonly fresh: number;
}

/** A message with what a fault makes of its words. */
export function reshape(message: Message, fault: Fault | null): Message {
  switch (fault?.kind) {
    case 'refusal':
      return { ...message, text: '', reason: 'refusal' };
    case 'max-tokens':
      return { ...message, text: message.text.slice(0, message.text.length / 2), reason: 'max_tokens' };
    case 'empty-text':
      return { ...message, text: '' };
    case 'no-reason':
      return { ...message, reason: null };
    default:
      return message;
  }
}

/** The body in one piece. */
export function asBody({ id, model, text, reason, cached, fresh }: Message): object {
  const thought = { type: 'thinking', thinking: 'I look it up.', signature: 'c2ln' };
  const content = text === '' ? [] : [thought, { type: 'text', text }];
  const usage = { ...promptUsage({ cached, fresh }), output_tokens: tokensOf(text) };
  return {
    id,
    type: 'message',
    role: 'assistant',
    model,
    content,
    stop_reason: reason,
    stop_sequence: null,
    usage,
  };
}

/** The same as server-sent events. */
export function asEvents(message: Message, fault: Fault | null): ChatReply['stream'] & {} {
  const { text, reason } = message;
  const begun = { ...asBody({ ...message, text: '', reason: null }) };
  const words = text.match(/.{1,20}/gs) ?? [];
  const said = [
    { type: 'message_start', message: begun },
    { type: 'ping' },
    { type: 'content_block_start', index: 0, content_block: { type: 'text', text: '' } },
    { type: 'content_block_delta', index: 0, delta: { type: 'thinking_delta', thinking: 'I look it up.' } },
    ...words.map((piece) => ({
      type: 'content_block_delta',
      index: 0,
      delta: { type: 'text_delta', text: piece },
    })),
  ];
  const ended = [
    { type: 'content_block_stop', index: 0 },
    {
      type: 'message_delta',
      delta: { stop_reason: reason, stop_sequence: null },
      usage: { output_tokens: tokensOf(text) },
    },
    { type: 'message_stop' },
  ];
  const broken = fault?.kind === 'stream-error' || fault?.kind === 'cut-stream';
  const error = fault?.kind === 'stream-error' ? [errorBody('overloaded_error', 'Overloaded')] : [];
  const events: object[] = [...said, ...(broken ? error : ended)];
  const pieces = events.map(
    (event) => `event: ${'type' in event ? String(event.type) : ''}\ndata: ${JSON.stringify(event)}\n\n`,
  );
  return { contentType: 'text/event-stream; charset=utf-8', pieces };
}

function promptUsage({ cached, fresh }: Pick<Message, 'cached' | 'fresh'>): object {
  return { input_tokens: fresh, cache_creation_input_tokens: 0, cache_read_input_tokens: cached };
}
