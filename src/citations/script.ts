/** Letters of scripts that put no space between words. */
const unspaced = String.raw`[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Thai}]`;

/** Words of a text; of scripts without spaces between words, two letters count as one. */
export function countWords(text: string): number {
  const letters = text.match(UNSPACED)?.length ?? 0;
  const words = text.replaceAll(UNSPACED, ' ').match(WORD)?.length ?? 0;
  return words + Math.floor(letters / 2);
}

const UNSPACED = new RegExp(unspaced, 'gu');
const WORD = /[\p{L}\p{M}\p{N}]+(?:['’.,-][\p{L}\p{N}]+)*/gu;

/** Whether a character is part of words that have spaces around them. */
export function isWordLetter(character: string): boolean {
  return LETTER.test(character) && !isUnspaced(character);
}

/** Whether a character is a letter of a script without spaces between words. */
export function isUnspaced(character: string): boolean {
  return ALONE.test(character);
}

const LETTER = /[\p{L}\p{N}]/u;
const ALONE = new RegExp(unspaced, 'u');
