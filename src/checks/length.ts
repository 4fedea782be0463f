const sentences = new Intl.Segmenter('en', { granularity: 'sentence' });
const words = new Intl.Segmenter('en', { granularity: 'word' });

/**
 * Abbreviations after which a full stop ends no sentence although a capital or a number may follow.
 * Unicode's own rules split there.
 */
const abbreviation =
  /(?:\b(?:e\.g|i\.e|cf|vs|approx|resp|no|nos|fig|figs|sec|p|pp|dr|mr|mrs|ms|st|etc)\.|\b\p{Lu}\.)\s*["')\]]*\s*$/iu;

/** Sentences as a reader counts them: pieces without a letter or digit are none. */
export function countSentences(text: string): number {
  let count = 0;
  let pending = '';
  for (const { segment } of sentences.segment(text)) {
    pending += segment;
    if (abbreviation.test(pending)) continue;
    if (/[\p{L}\p{N}]/u.test(withoutReferences(pending))) count += 1;
    pending = '';
  }
  return /[\p{L}\p{N}]/u.test(withoutReferences(pending)) ? count + 1 : count;
}

/** Words as Unicode segments them. */
export function countWords(text: string): number {
  let count = 0;
  for (const { isWordLike } of words.segment(text)) if (isWordLike === true) count += 1;
  return count;
}

/** A page reference behind the full stop, as in `… ends. (p. 4)`, is no sentence of its own. */
function withoutReferences(text: string): string {
  return text.replace(/\((?:pp?\.|pages?)[^()]*\)/giu, '');
}
