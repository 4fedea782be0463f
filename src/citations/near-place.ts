import type { Difference } from '../record/citation.ts';
import type { Place } from './exact-places.ts';
import type { Fragment } from './fragment.ts';
import type { Stream } from './stream.ts';
import { type Change, alignWords } from './word-alignment.ts';
import type { Words } from './words.ts';

/** A place whose words are nearly those of a fragment. */
export interface NearPlace extends Place {
  /** Words changed, left out or put in. */
  readonly cost: number;
  readonly differences: readonly Difference[];
}

/** The place that is nearest to the fragment, up to a cost; null where none is so near. */
export function nearPlace(fragment: Fragment, stream: Stream, limit: number): NearPlace | null {
  const { words } = stream;
  const quoted = fragment.words.texts;
  const quotation = {
    words: quoted,
    hyphenBefore: (word: number) => fragment.letters.gaps[fragment.words.starts[word] ?? 0] === 'hyphen',
  };
  let best: NearPlace | null = null;
  for (const start of likelyStarts(quoted, words)) {
    const first = Math.max(0, start - limit);
    const end = Math.min(words.texts.length, start + spread(quoted.length) + quoted.length + limit);
    const found = alignWords(quotation, words.texts.slice(first, end));
    if (found.cost > limit || found.to === found.from || (best !== null && found.cost >= best.cost)) continue;
    const place = { from: words.starts[first + found.from] ?? 0, to: words.starts[first + found.to] ?? 0 };
    const differences = found.changes.map((change) => differenceOf(change, first, { fragment, stream }));
    best = { ...place, cost: found.cost, differences };
  }
  return best;
}

/** How far apart starts may lie and still be looked at together. */
const spread = (length: number): number => Math.max(4, Math.ceil(length / 3));

/** Places are tried from the likeliest; more would cost time and hardly find better. */
const TRIES = 4;

/** Words that stand at more places say nothing of where to look, unless all do. */
const COMMON = 400;

/**
 * Where in the document the quotation most likely begins: each of its words points to the starts that would put
 * it where it stands, the rarer it is the more strongly.
 */
function likelyStarts(quoted: readonly string[], { texts, places }: Words): number[] {
  const votes = new Map<number, number>();
  const width = spread(quoted.length);
  for (const [at, word] of quoted.entries()) {
    const found = places.get(word) ?? [];
    if (found.length === 0 || found.length > COMMON) continue;
    const weight = Math.log(1 + texts.length / found.length);
    for (const place of found) {
      const bucket = Math.floor((place - at) / width);
      votes.set(bucket, (votes.get(bucket) ?? 0) + weight);
      // The start may lie at the very end of the bucket before.
      votes.set(bucket - 1, (votes.get(bucket - 1) ?? 0) + weight / 2);
    }
  }
  const ranked = [...votes].toSorted(([, a], [, b]) => b - a).slice(0, TRIES);
  return ranked.map(([bucket]) => Math.max(0, bucket * width));
}

/** What both sides say there, as they write it. */
function differenceOf(
  { document, quotation }: Change,
  first: number,
  { fragment, stream }: { readonly fragment: Fragment; readonly stream: Stream },
): Difference {
  const [from = 0, to = 0] = document.map((word) => stream.words.starts[first + word] ?? 0);
  return {
    document: from === to ? '' : stream.passage(from, to).text,
    answer: wordsOf(fragment, quotation),
  };
}

function wordsOf({ source, letters, words }: Fragment, [from, to]: Change['quotation']): string {
  if (from === to) return '';
  const last = (words.starts[to] ?? letters.text.length) - 1;
  return source.slice(letters.starts[words.starts[from] ?? 0], letters.ends[last]).replaceAll(/\s+/g, ' ');
}
