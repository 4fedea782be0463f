import type { Difference, Passage } from '../record/citation.ts';
import type { DocumentIndex } from './document-index.ts';
import { type Place, exactPlaces } from './exact-places.ts';
import { type Fragment, readFragments } from './fragment.ts';
import { nearPlace } from './near-place.ts';
import { followingPlace } from './omission.ts';
import type { Stream } from './stream.ts';

/** Where the words of a quotation stand, and what differs there. */
export interface QuotationFound {
  /** All stretches of the document that say it; the nearest one where none says it exactly. */
  readonly passages: readonly Passage[];
  /** Whether every word is there as quoted. */
  readonly exact: boolean;
  readonly differences: readonly Difference[];
  /** The share of the quotation's words that stand there as quoted. */
  readonly score: number;
}

/** Looks for the words of a quotation: first one by one, then, if wished, for the nearest. Null where nothing is near. */
export function findQuotation(
  quotation: string,
  { streams }: DocumentIndex,
  { near = true }: { readonly near?: boolean } = {},
): QuotationFound | null {
  const fragments = readFragments(quotation);
  const passages = streams.flatMap((stream) => exactPassages(fragments, stream));
  if (passages.length > 0) return { passages, exact: true, differences: [], score: 1 };
  return near ? nearest(fragments, streams) : null;
}

/** From the first fragment's words to the last one's, wherever the fragments follow each other. */
function exactPassages(fragments: readonly Fragment[], stream: Stream): Passage[] {
  const [first, ...others] = fragments.map((fragment) => exactPlaces(fragment, stream.letters));
  return (first ?? []).flatMap((start) => {
    let last: Place | undefined = start;
    for (const [at, places] of others.entries()) {
      const [before, fragment] = [fragments[at], fragments[at + 1]];
      if (last === undefined || before === undefined || fragment === undefined) return [];
      last = followingPlace(places, last, { before, fragment, stream });
    }
    return last === undefined ? [] : [stream.passage(start.from, last.to)];
  });
}

/** Of all words, so many may differ that a reader still calls it the same sentence, and not one made up. */
const TOLERANCE = 0.3;

function nearest(fragments: readonly Fragment[], streams: readonly Stream[]): QuotationFound | null {
  const words = fragments.reduce((sum, fragment) => sum + fragment.words.texts.length, 0);
  const limit = Math.floor(words * TOLERANCE);
  const passages: Passage[] = [];
  const differences: Difference[] = [];
  let cost = 0;
  for (const fragment of fragments) {
    const { length } = fragment.words.texts;
    // A part of which half differs is another text, however true the rest.
    const found = nearestOf(fragment, streams, Math.min(limit - cost, Math.floor(length / 2)));
    cost += found?.cost ?? length;
    if (cost > limit) return null;
    if (found === null) continue;
    passages.push(found.passage);
    differences.push(...found.differences);
  }
  if (passages.length === 0) return null;
  // Not exact, and no word differs: words run together, or parts in an order that the document does not have.
  const named = differences.length > 0 ? differences : [wholeDifference(fragments, passages)];
  return { passages, exact: false, differences: named, score: 1 - Math.max(1, cost) / Math.max(2, words) };
}

interface NearPassage {
  readonly passage: Passage;
  readonly cost: number;
  readonly differences: readonly Difference[];
}

/** In the running text or among all that stands on the pages, whichever is nearer. */
function nearestOf(fragment: Fragment, streams: readonly Stream[], limit: number): NearPassage | null {
  let best: NearPassage | null = null;
  for (const stream of streams) {
    const found = nearPlace(fragment, stream, limit);
    if (found === null || (best !== null && best.cost <= found.cost)) continue;
    const passage = stream.passage(found.from, found.to);
    best = { passage, cost: found.cost, differences: found.differences };
    if (best.cost === 0) break;
  }
  return best;
}

function wholeDifference(fragments: readonly Fragment[], passages: readonly Passage[]): Difference {
  return {
    document: passages.map(({ text }) => text).join(' … '),
    answer: fragments.map(({ source }) => source.trim()).join(' … '),
  };
}
