/**
 * What stands between two letters, as far as it says something about the words. `broken` is a hyphen at a line's
 * end, which may be the word's own or only the line's.
 */
export type Gap = 'none' | 'apostrophe' | 'broken' | 'hyphen' | 'space' | 'punctuation' | 'sentence';

/** The letters on both sides of a gap. */
interface Neighbours {
  readonly before: string;
  readonly after: string;
}

/** What the text between two letters is. */
export function gapOf(between: string, { before, after }: Neighbours): Gap {
  if (between === '') return 'none';
  if (between === ' ' || between === '\n') return 'space';
  if (/^\s*\u00ad\s*\n\s*$/.test(between)) return 'broken';
  const gap = between.replaceAll(INVISIBLE, '');
  if (gap === '') return 'none';
  // `[T]he` is the word with a letter changed in case; `in[1]` is a word with a footnote.
  if (/^[[\]]$/.test(gap) && !DIGIT.test(before) && !DIGIT.test(after)) return 'none';
  if (/^\s+$/.test(gap)) return 'space';
  if (/^['’ʼ‘′]$/.test(gap)) return 'apostrophe';
  if (/^[-‐‑]\s*\n\s*$/.test(gap)) return 'broken';
  if (/^(?:[-‐‑‒–−]|[-‐‑]\s+)$/.test(gap)) return 'hyphen';
  return /[.!?…]["'”’»)\]*_]*\s/.test(gap) ? 'sentence' : 'punctuation';
}

/** Whether a quotation may have the one gap where the document has the other, and still be the same words. */
export function gapsAgree(inDocument: Gap, inQuotation: Gap, around: Neighbours): boolean {
  if (inDocument === inQuotation) return true;
  const digits = DIGIT.test(around.before) && DIGIT.test(around.after);
  if (inDocument === 'broken') return inQuotation === 'hyphen' || (inQuotation === 'none' && !digits);
  if (inQuotation === 'broken') return inDocument === 'hyphen' || (inDocument === 'none' && !digits);
  if (digits) return false;
  // `13 %` is `13%`.
  if (SIGN.test(around.before) || SIGN.test(around.after)) return true;
  // Letters alone would let `nowhere` pass for `now here`, and `were` for `we're`.
  if (inDocument === 'none' || inQuotation === 'none') return false;
  if (inDocument === 'apostrophe' || inQuotation === 'apostrophe')
    return inDocument === 'punctuation' || inQuotation === 'punctuation';
  // The end of one sentence run into the next would be a sentence that nobody wrote.
  return inDocument !== 'sentence' || inQuotation === 'punctuation';
}

/** Whether a word may begin or end at the gap: not within `can't`, `non-technical` or a broken word. */
export function endsWord(gap: Gap): boolean {
  return gap === 'space' || gap === 'punctuation' || gap === 'sentence';
}

/** Soft hyphens within lines, joiners and marks of width zero: print shows none of them. */
const INVISIBLE = /[\u00ad\u200b-\u200d\u2060\ufeff]/g;

const SIGN = /[%‰°\p{Sc}<>=+±×÷≤≥≠≈&]/u;
const DIGIT = /\p{N}/u;
