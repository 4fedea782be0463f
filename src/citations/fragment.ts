import { type Letters, readLetters } from './letters.ts';
import { type Words, readWords } from './words.ts';

/** A part of a quotation that claims to stand in the document without a gap. */
export interface Fragment {
  readonly source: string;
  readonly letters: Letters;
  readonly words: Words;
  /** Whether something was left out before it; else it goes on where the fragment before it ends. */
  readonly afterOmission: boolean;
}

/**
 * A quotation in the parts that its marks of omission (`…`, `...`, in brackets or not) leave. Very long parts are
 * taken apart once more, which bounds the time that comparing takes.
 */
export function readFragments(quotation: string): Fragment[] {
  const parts = quotation.split(OMISSION).filter((part) => /[\p{L}\p{N}]/u.test(part));
  return parts.flatMap((part) =>
    shorter(part).map((source, at) => {
      const letters = readLetters(source);
      return { source, letters, words: readWords(letters), afterOmission: at === 0 };
    }),
  );
}

const OMISSION = /\[\s*(?:…|\.\s?\.\s?\.)\s*\]|\(\s*(?:…|\.\s?\.\s?\.)\s*\)|…|\.\s?\.\s?\.+/u;

/** Cut only at spaces, so that no word is broken. */
const shorter = (part: string): string[] => part.match(PIECES) ?? [part];

/** 300 words: two pieces of such a length are compared in some milliseconds. */
const PIECES = /(?:\S+\s*){1,300}/gu;
