import type { Place } from './exact-places.ts';
import { firstAtLeast } from './first-at-least.ts';
import type { Fragment } from './fragment.ts';
import type { Stream } from './stream.ts';

interface Surroundings {
  readonly before: Fragment;
  readonly fragment: Fragment;
  readonly stream: Stream;
}

/** The first place of a fragment behind the last one that an honest mark of omission could bridge. */
export function followingPlace(
  places: readonly Place[],
  last: Place,
  { before, fragment, stream }: Surroundings,
): Place | undefined {
  const next = places.find(({ from }) => from >= last.to);
  if (next === undefined) return undefined;
  if (!fragment.afterOmission) return next.from === last.to ? next : undefined;
  const shortest = Math.min(before.words.texts.length, fragment.words.texts.length);
  if (next.from - last.to > (shortest < FEW_WORDS ? NEAR : FAR)) return undefined;
  return turnsMeaning({ from: last.to, to: next.from }, stream) ? undefined : next;
}

/** One or two words stand on every page: they must follow within a sentence or two, in letters. */
const FEW_WORDS = 3;
const NEAR = 200;

/** More than a page of print has, in letters: whoever leaves out more joins what does not belong together. */
const FAR = 3000;

/** Whether little more than a negation was left out: `is […] successful` for `is not always successful`. */
function turnsMeaning({ from, to }: Place, { words }: Stream): boolean {
  const first = firstAtLeast(words.starts, from);
  const omitted = words.texts.slice(first, first + FEW_OMITTED + 1);
  const end = words.starts[first + FEW_OMITTED] ?? Infinity;
  if (end < to) return false;
  return omitted.some((word, at) => (words.starts[first + at] ?? to) < to && isNegation(word));
}

/** A longer omission is a matter of judgement, which belongs to a judge. */
const FEW_OMITTED = 5;

const isNegation = (word: string): boolean => NEGATIONS.has(word) || word.endsWith("n't");

/** English and German, the languages whose page references are read. */
const NEGATIONS = new Set(
  'not no never nor neither none nobody nothing without cannot hardly nicht kein keine keinen keiner nie ohne weder'.split(
    ' ',
  ),
);
