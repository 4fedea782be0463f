import { withoutFence } from '../checks/code-fence.ts';
import type { NoVerdictReason } from '../record/rating.ts';
import type { Level, Rubric } from '../record/rubric.ts';

/** What a judge's reply says, or why it says nothing that can be used. `problem` is worded for the judge. */
export type Reading =
  | { readonly read: true; readonly level: Level; readonly explanation: string | null }
  | { readonly read: false; readonly reason: NoVerdictReason; readonly problem: string };

/**
 * Reads `{explanation, level, rating}`. Case, quotes, spaces and code fences are forgiven; a level
 * off the scale, a missing key, or a name and a number that disagree are not: nothing is guessed.
 */
export function readRating(text: string, rubric: Rubric): Reading {
  if (holdsSeveral(text)) return unread('several-verdicts', 'it holds more than one verdict');
  const reply = parseObject(text);
  if (reply === null) return unread('unreadable', 'it is not one JSON object');
  const { explanation, level, rating } = reply;
  if (typeof explanation !== 'string')
    return unread('unreadable', 'the key "explanation" is missing or not a text');
  if (typeof level !== 'string') return unread('unreadable', 'the key "level" is missing or not a text');
  const value = asNumber(rating);
  if (value === null) return unread('unreadable', 'the key "rating" is missing or not a number');
  const byName = levelNamed(level, rubric);
  const byValue = rubric.levels.find((one) => one.value === value);
  if (byValue === undefined) return unread('out-of-range', `${value} is not a rating of the scale`);
  if (byName === undefined) return unread('out-of-range', 'the level is not one of the levels');
  if (byName !== byValue)
    return unread('contradiction', `level "${byName.name}" is ${byName.value}, not ${value}`);
  return { read: true, level: byName, explanation };
}

/** Reads a reply that must be the name of one level and nothing else. */
export function readLevel(text: string, rubric: Rubric): Reading {
  const level = levelNamed(text, rubric);
  if (level !== undefined) return { read: true, level, explanation: null };
  const names = namesIn(text, rubric);
  if (names.length > 1) return unread('several-verdicts', 'it names more than one level');
  if (/^\W*-?\d+(\.\d+)?\W*$/.test(text))
    return unread('out-of-range', 'a number is not the name of a level');
  return unread('unreadable', 'it is not the name of one level and nothing else');
}

/**
 * The level in the last `Verdict: …` line of a written evaluation; null where there is none that can be
 * read. A line that is marked as quoted is the answer's, not the judge's.
 */
export function statedLevel(evaluation: string, rubric: Rubric): Level | null {
  const lines = [...evaluation.matchAll(/^[ \t*_#-]*verdict[ \t*_]*:(.*)$/gim)];
  const last = lines.at(-1)?.[1];
  return last === undefined ? null : (levelNamed(last, rubric) ?? null);
}

function unread(reason: NoVerdictReason, problem: string): Reading {
  return { read: false, reason, problem };
}

export function levelNamed(text: string, rubric: Rubric): Level | undefined {
  const name = bare(text);
  return rubric.levels.find((level) => bare(level.name) === name);
}

/** Level names that a text holds as whole words, longest first, so that "very good" does not also count as "good". */
function namesIn(text: string, rubric: Rubric): string[] {
  let rest = spaced(bare(text));
  const names = rubric.levels.map((level) => bare(level.name)).toSorted((a, b) => b.length - a.length);
  return names.filter((name) => {
    const held = rest.includes(spaced(name));
    rest = rest.replaceAll(spaced(name), '');
    return held;
  });
}

/** Every word has spaces of its own, so that names that follow one another do not share one. */
function spaced(words: string): string {
  return ` ${words.replaceAll(' ', '  ')} `;
}

/** A key that stands twice, in one object or in several: a parser would silently keep the last. */
function holdsSeveral(text: string): boolean {
  return [/"level"\s*:/g, /"rating"\s*:/g].some((key) => (text.match(key) ?? []).length > 1);
}

function bare(text: string): string {
  return withoutFence(text)
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\s"'`*_.,;:!“”‘’]+/gu, ' ')
    .trim();
}

export function parseObject(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(withoutFence(text));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null;
  } catch {
    return null;
  }
}

function asNumber(value: unknown): number | null {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && /^\s*-?\d+(\.\d+)?\s*$/.test(value) ? Number(value) : null;
}
