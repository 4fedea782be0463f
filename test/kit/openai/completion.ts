import type { Fault } from '../chat/chat-fault.ts';
import type { ChatReply } from '../chat/chat-wire.ts';
import { tokensOf } from '../chat/prompt-length.ts';

/** A reply before it is put into the words of the protocol. */
export interface Completion {
  readonly id: string;
  readonly model: string;
  readonly text: string;
  readonly reason: string | null;
  readonly refusal: string | null;
  readonly usage: Usage;
}

interface Usage {
  readonly prompt_tokens: number;
  readonly completion_tokens: number;
  readonly total_tokens: number;
  readonly prompt_tokens_details: { readonly cached_tokens: number };
  readonly completion_tokens_details: { readonly reasoning_tokens: number };
}

export interface Written {
  readonly id: string;
  readonly model: string;
  readonly text: string;
  readonly prompt: number;
  readonly cached: number;
  readonly thoughts: number;
  /** Null where there is none. */
  readonly cap: number | null;
}

/** Cuts a text at the cap, which thinking counts towards, and counts what it comes to. */
export function complete({ id, model, text, prompt, cached, thoughts, cap }: Written): Completion {
  const left = Math.max(0, (cap ?? Infinity) - thoughts);
  const isCut = tokensOf(text) > left;
  const kept = isCut ? text.slice(0, left * 4) : text;
  const thought = Math.min(thoughts, cap ?? thoughts);
  const completion = thought + tokensOf(kept);
  return {
    id,
    model,
    text: kept,
    reason: isCut ? 'length' : 'stop',
    refusal: null,
    usage: {
      prompt_tokens: prompt,
      completion_tokens: completion,
      total_tokens: prompt + completion,
      prompt_tokens_details: { cached_tokens: cached },
      completion_tokens_details: { reasoning_tokens: thought },
    },
  };
}

/** A completion with what a fault makes of its words. */
export function reshape(completion: Completion, fault: Fault | null): Completion {
  switch (fault?.kind) {
    case 'content-filter':
      return { ...completion, text: '', reason: 'content_filter' };
    case 'refusal':
      return { ...completion, text: '', refusal: "I'm sorry, I cannot help with that." };
    case 'max-tokens':
      return { ...completion, text: completion.text.slice(0, completion.text.length / 2), reason: 'length' };
    case 'empty-text':
      return { ...completion, text: '' };
    case 'no-reason':
      return { ...completion, reason: null };
    default:
      return completion;
  }
}

/** The body in one piece. */
export function asBody({ id, model, text, reason, refusal, usage }: Completion, fault: Fault | null): object {
  const message = {
    role: 'assistant',
    content: refusal === null ? text : null,
    refusal,
    reasoning_content: 'I look it up.',
  };
  const choices = [{ index: 0, message, logprobs: null, finish_reason: reason }];
  return {
    id,
    object: 'chat.completion',
    created: 1_700_000_000,
    model,
    choices: fault?.kind === 'empty-choices' ? [] : choices,
    usage,
  };
}

/** The same as server-sent events; with the tokens only where they were asked for. */
export function asEvents(
  completion: Completion,
  { fault, counts }: { fault: Fault | null; counts: boolean },
): ChatReply['stream'] & {} {
  const { id, model, text, reason, refusal, usage } = completion;
  const chunk = (choices: object[], more: object = {}) => ({
    id,
    object: 'chat.completion.chunk',
    created: 1_700_000_000,
    model,
    choices,
    ...more,
  });
  const delta = (said: object, finish_reason: string | null = null) =>
    chunk([{ index: 0, delta: said, finish_reason }]);
  const words = text.match(/.{1,20}/gs) ?? [];
  const said = [
    delta({ role: 'assistant', content: '' }),
    delta({ reasoning_content: 'I look it up.' }),
    ...(refusal === null ? words.map((content) => delta({ content })) : [delta({ refusal })]),
  ];
  const ended = [delta({}, reason), ...(counts ? [chunk([], { usage })] : [])];
  const broken = fault?.kind === 'stream-error' || fault?.kind === 'cut-stream';
  const events =
    fault?.kind === 'empty-choices'
      ? []
      : broken
        ? said.slice(0, Math.ceil(said.length / 2))
        : [...said, ...ended];
  const error = { error: { message: 'The server had an error.', type: 'server_error', code: null } };
  const data = [...events, ...(fault?.kind === 'stream-error' ? [error] : [])].map((event) =>
    JSON.stringify(event),
  );
  const pieces = [...data, ...(broken ? [] : ['[DONE]'])].map((one) => `data: ${one}\n\n`);
  return { contentType: 'text/event-stream', pieces: [': this is a comment\n\n', ...pieces] };
}
