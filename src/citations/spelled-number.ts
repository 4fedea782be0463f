import type { Figure } from './figure.ts';
import { unitOf } from './unit.ts';

/** Small numbers that a text spells as words: what a document calls `two weeks`, an answer may call `2 weeks`. */
export function spelledNumbers(text: string): Figure[] {
  return [...text.matchAll(WORD)].flatMap(({ 0: word, index }) => {
    const value = values.get(word.toLowerCase());
    if (value === undefined) return [];
    const end = index + word.length;
    const { factor, unit, length } = unitOf(text.slice(end, end + 24), '');
    return [
      { text: text.slice(index, end + length), start: index, end: end + length, value: value * factor, unit },
    ];
  });
}

const english =
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty';
const german =
  'ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn zwanzig';
const tens = 'thirty forty fifty sixty seventy eighty ninety';

const values = new Map([
  ...english.split(' ').map((word, at): [string, number] => [word, at + 1]),
  ...german.split(' ').map((word, at): [string, number] => [word, at + 1]),
  ...tens.split(' ').map((word, at): [string, number] => [word, (at + 3) * 10]),
]);

const WORD = new RegExp(String.raw`(?<!\p{L})(?:${[...values.keys()].join('|')})(?!\p{L})`, 'giu');
