import { setImmediate } from 'node:timers/promises';
import type { Page } from '../../record/document.ts';
import { contentWords } from './content-words.ts';
import { highest } from './highest.ts';
import { type Passage, readPassages } from './passages.ts';

export interface IndexedPassage extends Passage {
  /** Its content words, as stems, with repeats. */
  readonly words: readonly string[];
  readonly vocabulary: ReadonlySet<string>;
}

/** The place in a document where a set of words is covered best. */
export interface Place {
  /** Index of the passage in the middle. */
  readonly at: number;
  /** Share of the words' weight found in the passage and its two neighbours, 0 to 1. */
  readonly share: number;
  /** The same in the passage alone. */
  readonly alone: number;
  /** All words found there, neighbours included. */
  readonly vocabulary: ReadonlySet<string>;
}

/** BM25's constants: how soon repeats stop counting, how much length matters. Lower than usual (1.2, 0.75): these are sentences. */
const SATURATION = 0.6;
const LENGTH_WEIGHT = 0.5;
/** Places looked at closely: those that hold the most words by themselves. */
const PLACES = 24;
/** Passages read before other work, a signal to stop among it, has its turn: some hundredths of a second. */
const TURN = 2000;

/** A document's passages, found by their content words. */
export class PassageIndex {
  readonly #passages: IndexedPassage[] = [];
  /** Characters of the document's text. */
  readonly characters: number;
  readonly #postings = new Map<string, { readonly at: number; readonly count: number }[]>();
  readonly #spellings = new Map<string, string>();
  readonly #weights = new Map<string, number>();
  #words = 0;
  #centroid: ReadonlyMap<string, number> | null = null;
  #centrality: readonly number[] | null = null;

  private constructor(characters: number) {
    this.characters = characters;
  }

  /** Reads pages, with pauses. `pause` is called in each; where it throws, the reading ends with that. */
  static async read(pages: readonly Page[], pause: () => void = () => {}): Promise<PassageIndex> {
    const index = new PassageIndex(pages.reduce((sum, page) => sum + page.text.length, 0));
    for (const passage of readPassages(pages)) {
      index.#add(passage);
      if (index.#passages.length % TURN !== 0) continue;
      await setImmediate();
      pause();
    }
    return index;
  }

  #add(passage: Passage): void {
    const at = this.#passages.length;
    const words = contentWords(passage.text).map((word) => this.#known(word));
    const counts = countsOf(words);
    this.#passages.push({ ...passage, words, vocabulary: new Set(counts.keys()) });
    this.#words += words.length;
    for (const [word, count] of counts) this.#postings.get(word)?.push({ at, count });
  }

  /** The word as it was first read: a document's words are many, its different words are few. */
  #known(word: string): string {
    const known = this.#spellings.get(word);
    if (known !== undefined) return known;
    this.#spellings.set(word, word);
    this.#postings.set(word, []);
    return word;
  }

  get passages(): readonly IndexedPassage[] {
    return this.#passages;
  }

  /** How rare a word is: inverse document frequency over passages, above 0; highest for a word that is not there. */
  weight(word: string): number {
    const known = this.#weights.get(word);
    if (known !== undefined) return known;
    const found = this.#postings.get(word)?.length ?? 0;
    const weight = Math.log(1 + (this.passages.length - found + 0.5) / (found + 0.5));
    if (found > 0) this.#weights.set(word, weight);
    return weight;
  }

  /**
   * The part of the words that a vocabulary covers, 0 to 1; 0 for no words. Rare words count more, by the
   * root of their weight: one unknown word among four must not decide alone.
   */
  share(words: Iterable<string>, vocabulary: ReadonlySet<string>): number {
    let covered = 0;
    let all = 0;
    for (const word of words) {
      const weight = Math.sqrt(this.weight(word));
      all += weight;
      if (vocabulary.has(word)) covered += weight;
    }
    return all === 0 ? 0 : covered / all;
  }

  /**
   * The BM25 score of every passage that holds one of the words, by its index.
   * Robertson and Zaragoza (2009), The Probabilistic Relevance Framework, equation 3.15.
   */
  scores(words: Iterable<string>): Map<number, number> {
    const scores = new Map<number, number>();
    const meanLength = Math.max(1, this.#words / Math.max(1, this.passages.length));
    for (const word of new Set(words)) {
      const weight = this.weight(word);
      for (const { at, count } of this.#postings.get(word) ?? []) {
        const length = (this.passages[at]?.words.length ?? 0) / meanLength;
        const damping = SATURATION * (1 - LENGTH_WEIGHT + LENGTH_WEIGHT * length);
        const score = (weight * count * (SATURATION + 1)) / (count + damping);
        scores.set(at, (scores.get(at) ?? 0) + score);
      }
    }
    return scores;
  }

  /** Where the words are covered best; null where none of them occurs. */
  bestPlace(words: ReadonlySet<string>): Place | null {
    const held = new Map<number, number>();
    for (const word of words) {
      const weight = this.weight(word);
      for (const { at } of this.#postings.get(word) ?? []) held.set(at, (held.get(at) ?? 0) + weight);
    }
    let best: Place | null = null;
    for (const at of highest(held, PLACES)) {
      const place = this.#place(at, words);
      if (best === null || place.share + place.alone > best.share + best.alone) best = place;
    }
    return best;
  }

  #place(at: number, words: ReadonlySet<string>): Place {
    const around = this.passages.slice(Math.max(0, at - 1), at + 2);
    const vocabulary = new Set(around.flatMap((passage) => passage.words));
    const alone = this.share(words, this.passages[at]?.vocabulary ?? new Set());
    return { at, share: this.share(words, vocabulary), alone, vocabulary };
  }

  /**
   * How central each passage is, 0 to 1: the cosine of its tf-idf vector with the sum of all,
   * after Radev et al. (2004), Centroid-based summarization of multiple documents.
   */
  centrality(): readonly number[] {
    if (this.#centrality !== null) return this.#centrality;
    const centroid = this.#heart();
    const length = norm([...centroid.values()]);
    this.#centrality = this.passages.map(({ words }) => {
      const vector = [...countsOf(words)].map(([word, count]) => [word, count * this.weight(word)] as const);
      const product = vector.reduce((sum, [word, value]) => sum + value * (centroid.get(word) ?? 0), 0);
      const own = norm(vector.map(([, value]) => value));
      return product === 0 ? 0 : product / (own * length);
    });
    return this.#centrality;
  }

  /** The words that make up most of the document, most telling first. */
  keyWords(count: number): string[] {
    const ranked = [...this.#heart()].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
    return ranked.slice(0, count).map(([word]) => word);
  }

  /** The sum of all passages' tf-idf vectors, less the words that occur in one passage only. */
  #heart(): ReadonlyMap<string, number> {
    if (this.#centroid !== null) return this.#centroid;
    const centroid = new Map<string, number>();
    for (const [word, postings] of this.#postings) {
      if (postings.length < 2) continue;
      const count = postings.reduce((sum, posting) => sum + posting.count, 0);
      centroid.set(word, count * this.weight(word));
    }
    this.#centroid = centroid;
    return centroid;
  }
}

/** Not `Math.hypot`: a large vocabulary has more words than a call can have arguments. */
const norm = (values: readonly number[]): number =>
  Math.sqrt(values.reduce((sum, value) => sum + value * value, 0));

function countsOf(words: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}
