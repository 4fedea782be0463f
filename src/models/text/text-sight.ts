import { fewestTokens } from '../fewest-tokens.ts';

/** What a server counted of a prompt that was sent as text. */
export interface CountedPrompt {
  /** All that was sent. */
  readonly texts: readonly string[];
  /** Null where the server counts nothing. */
  readonly promptTokens: number | null;
  /** Tokens of prompt and reply together; null where nobody knows. */
  readonly contextLength: number | null;
  /** True where a server may leave out of its count what it had read before. */
  readonly countsNewOnly?: boolean;
}

/**
 * Whether the tokens that a server counted can hold the texts that were sent: some cut a long prompt
 * without a word. A prompt that fills the whole context was cut to it, as it leaves no room for a reply.
 * Null where nothing was counted, or too few tokens may mean that the rest was known already.
 */
export function textSight(prompt: CountedPrompt): boolean | null {
  const { texts, promptTokens, contextLength, countsNewOnly = false } = prompt;
  if (promptTokens === null || promptTokens === 0) return null;
  if (contextLength !== null && promptTokens >= contextLength) return false;
  if (promptTokens >= fewestTokens(texts)) return true;
  return countsNewOnly ? null : false;
}
