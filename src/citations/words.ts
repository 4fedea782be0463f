import type { Letters } from './letters.ts';

/** The words of a text, by where their letters begin; both halves of `long-term` are words, `can't` is one. */
export interface Words {
  readonly texts: readonly string[];
  /** The first letter of each word, and behind the last word the count of letters. */
  readonly starts: readonly number[];
  /** At which words each word stands. */
  readonly places: ReadonlyMap<string, readonly number[]>;
}

/** Takes letters apart into words. A word broken at a line's end is one, without its hyphen. */
export function readWords({ text, gaps }: Letters): Words {
  const starts: number[] = [];
  for (let at = 0; at < text.length; at++) if (at === 0 || PARTS.has(gaps[at] ?? 'none')) starts.push(at);
  const texts = starts.map((start, at) => wordOf({ text, gaps }, start, starts[at + 1] ?? text.length));
  const places = new Map<string, number[]>();
  for (const [at, word] of texts.entries()) {
    const known = places.get(word);
    if (known === undefined) places.set(word, [at]);
    else known.push(at);
  }
  return { texts, starts: [...starts, text.length], places };
}

/** `can't` is not `cant`. */
function wordOf({ text, gaps }: Pick<Letters, 'text' | 'gaps'>, start: number, end: number): string {
  if (!gaps.slice(start + 1, end).includes('apostrophe')) return text.slice(start, end);
  const letters = text.slice(start, end).split('');
  return letters
    .map((letter, at) => (at > 0 && gaps[start + at] === 'apostrophe' ? `'${letter}` : letter))
    .join('');
}

const PARTS = new Set(['hyphen', 'space', 'punctuation', 'sentence']);
