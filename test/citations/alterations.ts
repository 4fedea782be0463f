import type { Draws } from './draws.ts';

/** Ways to make a quotation say something else, each null where the text gives no occasion for it. */
export const alterations: Readonly<Record<string, (text: string, by: Draws) => string | null>> = {
  'a number changed': (text, by) =>
    changeOne(text, /\d+/g, (digits) => String(Number(digits) + 1 + by.below(8)), by),
  'a number put in for a word': (text, by) =>
    changeOne(text, /(?<= )(?:a|an|the|one|two|three)(?= )/g, () => '17', by),
  'a decimal point moved': (text, by) => changeOne(text, /\d\.\d/g, (found) => found.replace('.', ''), by),
  'a “not” dropped': (text, by) => changeOne(text, / (?:not|never|no)(?= )/g, () => '', by),
  'a “not” put in': (text, by) =>
    changeOne(text, /(?<= )(?:is|are|must|should|can|will|be|was|to)(?= )/g, (verb) => `${verb} not`, by),
  'a prefix put in': (text, by) => changeOne(text, /(?<= )[a-z]{5,}(?= )/g, (word) => `non-${word}`, by),
  'a name swapped': (text, by) =>
    changeOne(
      text,
      /(?<=[a-z,] )[A-Z][A-Za-z]{2,}/g,
      (name) => by.pick(['Microsoft', 'Norway', 'NIST', 'Lovelace'].filter((other) => other !== name)),
      by,
    ),
  'a word changed': (text, by) =>
    changeOne(
      text,
      /(?<= )[a-z]{4,}(?= )/g,
      (word) =>
        by.pick(
          ['rarely', 'budget', 'software', 'always', 'minor', 'local'].filter((other) => other !== word),
        ),
      by,
    ),
  'two words changed': (text, by) => {
    const once = alterations['a word changed']?.(text, by) ?? null;
    return once === null ? null : (alterations['a word changed']?.(once, by) ?? null);
  },
  'a word dropped': (text, by) => changeOne(text, / [a-z]{3,}(?= )/g, () => '', by),
  'two words exchanged': (text, by) =>
    changeOne(text, /(?<= )[a-z]{3,} [a-z]{3,}(?= )/g, (pair) => pair.split(' ').toReversed().join(' '), by),
  'a word cut into two': (text, by) =>
    changeOne(text, /(?<= )[a-z]{8,}(?= )/g, (word) => `${word.slice(0, 4)} ${word.slice(4)}`, by),
};

/** Changes one of the places that a pattern finds; null where there is none, or nothing changes. */
function changeOne(
  text: string,
  pattern: RegExp,
  change: (found: string) => string,
  by: Draws,
): string | null {
  const places = [...text.matchAll(pattern)];
  if (places.length === 0) return null;
  const { 0: found, index } = by.pick(places);
  const changed = text.slice(0, index) + change(found) + text.slice(index + found.length);
  return changed === text ? null : changed;
}
