/** Letters that one token can stand for at the most: the longest words that have a token of their own are shorter. */
const mostLetters = 24;
/** A quarter is let off for pairs of words that may have become one token after all. */
const leastShare = 0.75;
/** Characters of a token by the coarsest counts in use, which look at no words. */
const mostCharacters = 5;

/**
 * The fewest tokens that texts can come to: a token hardly ever spans two words, and holds so many
 * letters at most. Blanks, dashes and dots count for nothing, as any number of them may be one token;
 * and a text of very short words is not taken for more than a count by characters would give.
 */
export function fewestTokens(texts: readonly string[]): number {
  return texts.reduce((sum, text) => sum + fewestOf(text), 0);
}

function fewestOf(text: string): number {
  let words = 0;
  let letters = 0;
  let inWord = false;
  for (let index = 0; index < text.length; index += 1) {
    const isLetter = isWordCharacter(text.charCodeAt(index));
    if (isLetter) letters += 1;
    if (isLetter && !inWord) words += 1;
    // A word with an apostrophe or a dot in it may be one token: only a blank ends it.
    if (isLetter || isBlank(text.charCodeAt(index))) inWord = isLetter;
  }
  return Math.min(leastShare * Math.max(words, letters / mostLetters), text.length / mostCharacters);
}

function isBlank(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13) || code === 160;
}

/** Digits, Latin letters, and everything beyond ASCII but blanks, rules and signs. */
function isWordCharacter(code: number): boolean {
  const lower = code | 32;
  if (code < 128) return (code >= 48 && code <= 57) || (lower >= 97 && lower <= 122);
  return code > 191 && !(code >= 0x2000 && code < 0x2c00) && !(code >= 0x3000 && code < 0x3040);
}
