import { fewestTokens } from '../fewest-tokens.ts';
import { ModelError } from '../model.ts';

/** A prompt, and the room there is for it. */
export interface Room {
  /** `provider:model`. */
  readonly model: string;
  readonly texts: readonly string[];
  /** Tokens that the reply may take; null where nobody said. */
  readonly output: number | null;
  /** Tokens of prompt and reply together; null where nobody knows. */
  readonly contextLength: number | null;
}

/**
 * Throws a ModelError of the task where a prompt cannot fit, before anything is sent and paid. What may
 * just fit is sent: the tokens are counted as low as they can be.
 */
export function refuseTooLong({ model, texts, output, contextLength }: Room): void {
  if (contextLength === null) return;
  const fewest = Math.ceil(fewestTokens(texts));
  if (fewest + (output ?? 0) < contextLength) return;
  const reply = output === null ? '' : ` and ${output} for the reply`;
  throw new ModelError(
    'too-long',
    `${model}: the prompt needs at least ${fewest} tokens${reply}, and the context holds ${contextLength}; nothing was sent. ${longerContext}`,
    { reach: 'task' },
  );
}

/** What to do about it. */
export const longerContext = 'Use a shorter document, or a model or server with a longer context.';
