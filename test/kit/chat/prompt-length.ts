import type { ChatMessage } from './asked-chat.ts';

const charactersPerToken = 4;
/** Tokens around each message. */
const around = 4;

/** About four characters to a token, as the other fake counts. */
export function tokensOf(text: string): number {
  return Math.ceil(text.length / charactersPerToken);
}

export function promptTokens(messages: readonly ChatMessage[]): number {
  return messages.reduce((sum, { content }) => sum + tokensOf(content) + around, 0);
}

/** The messages without their beginning, so that no more tokens are left; what is said last stays. */
export function cutToLast(messages: readonly ChatMessage[], tokens: number): ChatMessage[] {
  let left = Math.max(0, tokens - messages.length * around) * charactersPerToken;
  const kept = messages.toReversed().map((message) => {
    const content = left === 0 ? '' : message.content.slice(-left);
    left -= content.length;
    return { ...message, content };
  });
  return kept.toReversed();
}
