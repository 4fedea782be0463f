import type { Clock } from './clock.ts';
import { fingerprint } from '../random.ts';
import { total, type TokenCount } from './tokens.ts';

/** One part of a prompt, in the order in which the model reads it. */
export interface PromptPart extends TokenCount {
  /** Equal for equal content. */
  readonly content: string;
}

/** Remembers beginnings of prompts, as implicit caching does. */
export interface PrefixCache {
  /** The parts that were read before by the same model for the same project; none below the minimum. */
  meet(scope: string, parts: readonly PromptPart[]): readonly PromptPart[];
}

const remembersFor = 5 * 60_000;
const leastTokens = 4096;
const mostPrefixes = 20_000;

export function prefixCache(clock: Clock): PrefixCache {
  const seen = new Map<string, number>();
  return {
    meet(scope, parts) {
      const now = clock.now();
      let key = scope;
      let known = 0;
      for (const [index, part] of parts.entries()) {
        key = fingerprint(key, part.modality, part.content);
        const at = seen.get(key);
        // The last part is always read anew.
        if (at !== undefined && now - at <= remembersFor && index < parts.length - 1) known = index + 1;
        seen.delete(key);
        seen.set(key, now);
      }
      while (seen.size > mostPrefixes) forgetOldest(seen);
      const prefix = parts.slice(0, known);
      return total(prefix) >= leastTokens ? prefix : [];
    },
  };
}

function forgetOldest(seen: Map<string, number>): void {
  const [oldest] = seen.keys();
  if (oldest !== undefined) seen.delete(oldest);
}
