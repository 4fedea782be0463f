/**
 * The words of a text that carry its content, as stems, in their order, repeats kept.
 * English function words are left out; `IT` or `WHO` in capitals is not one. Other languages
 * keep all their words, which their rarity then weighs.
 */
export function contentWords(text: string): string[] {
  const words: string[] = [];
  const isShouted = !/\p{Ll}/u.test(text);
  for (const [token] of text.normalize('NFKC').matchAll(TOKEN)) {
    const word = token.toLowerCase().replaceAll('’', "'").replace(/'s$/, '');
    const isAcronym = !isShouted && token.length > 1 && token.length < 6 && /^\p{Lu}+$/u.test(token);
    if (!isAcronym && (FUNCTION_WORDS.has(word) || /^\p{L}$/u.test(word))) continue;
    words.push(stem(word.replaceAll("'", '')));
  }
  return words;
}

/** How many words a text has: numbers count, punctuation does not, both halves of `two-week` do. */
export function countWords(text: string): number {
  return text.match(/[\p{L}\p{M}\p{N}]+(?:['’.,][\p{L}\p{N}]+)*/gu)?.length ?? 0;
}

const TOKEN = /[\p{L}\p{M}]+(?:['’]\p{L}+)?|\p{N}+(?:[.,]\p{N}+)*/gu;

const FUNCTION_WORDS = new Set(
  `a about above after again against all also although am among an and any are aren't as at be because been before being
  below between both but by can can't cannot could couldn't did didn't do does doesn't doing don't down during each either
  else even ever every few for from further get gets had has hasn't have haven't having he he's her here hers him his how
  however i i'm if in instead into is isn't it it's its itself just let's like may me might more most much must my neither no nor not
  now of off often on once one's only or other others our ours out over own per perhaps quite rather same shall she should
  shouldn't since so some such than that that's the their theirs them themselves then there there's therefore these they
  they're this those though through thus to too under until up upon us very was wasn't we we're were weren't what what's
  when where whether which while who whom whose why will with within without won't would wouldn't yet you you're your yours`.split(
    /\s+/,
  ),
);

/** No word of a language is longer; what is, is data, and would keep the patterns below busy. */
const longestWord = 50;

/** A light stemmer after Porter (1980), steps 1 and part of 4: inflections go, most derivations stay. */
function stem(word: string): string {
  if (word.length < 4 || word.length > longestWord || !/^[a-z]+$/.test(word)) return word;
  const singular = word
    .replace(/ies$/, 'y')
    .replace(/(ss|sh|ch|x|z)es$/, '$1')
    .replace(/([^su])s$/, '$1');
  const root = singular
    .replace(/ization$/, 'ize')
    .replace(/([aeiouy].*[st])ion$/, '$1')
    .replace(/(.{4,})ment$/, '$1')
    .replace(/(.{3,})ly$/, '$1')
    .replace(/(.{3,})ful$/, '$1');
  const bare = root.replace(/([aeiouy].*)(?:ing|(?<!e)ed)$/, '$1');
  const undoubled = bare === root || bare.length < 3 ? root : bare.replace(/([bdgmnprt])\1$/, '$1');
  return undoubled.replace(/(.{2,})e$/, '$1').replace(/([^aeiou])y$/, '$1i');
}
