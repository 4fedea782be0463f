/** The words of a quotation, laid beside those of a stretch of the document. */
export interface Alignment {
  /** Words changed, left out or put in. */
  readonly cost: number;
  /** The part of the stretch that the quotation covers, by its words; `to` is exclusive. */
  readonly from: number;
  readonly to: number;
  /** Where they part, each as a range of words on both sides. */
  readonly changes: readonly Change[];
}

/** Ranges of words; one of them may be empty. */
export interface Change {
  readonly document: readonly [from: number, to: number];
  readonly quotation: readonly [from: number, to: number];
}

/** The words of a quotation, and before which of them there is a hyphen. */
export interface QuotedWords {
  readonly words: readonly string[];
  readonly hyphenBefore: (word: number) => boolean;
}

/**
 * The cheapest way to make the quotation out of some part of the stretch, word by word: Levenshtein's distance
 * whose ends in the document are free (Sellers 1980), and in which two words may stand for one written together.
 */
export function alignWords(quotation: QuotedWords, stretch: readonly string[]): Alignment {
  const table = new Table(quotation, stretch);
  let to = 0;
  for (let at = 1; at <= stretch.length; at++)
    if (table.cost(quotation.words.length, at) < table.cost(quotation.words.length, to)) to = at;
  return table.trace(to);
}

/** How a cell was reached: so many words of the quotation, so many of the document, at a price. */
interface Move {
  readonly quoted: number;
  readonly read: number;
  readonly price: number;
}

/** By their numbers below; 0 is no move at all. In the order in which they are preferred where they cost the same. */
const moves: readonly Move[] = [
  { quoted: 0, read: 0, price: 0 },
  { quoted: 1, read: 1, price: 0 },
  { quoted: 1, read: 1, price: 1 },
  { quoted: 2, read: 1, price: 0 },
  { quoted: 2, read: 1, price: 1 },
  { quoted: 1, read: 2, price: 1 },
  { quoted: 0, read: 1, price: 1 },
  { quoted: 1, read: 0, price: 1 },
];
const [same, changed, hyphenated, parted, joined, dropped, added] = [1, 2, 3, 4, 5, 6, 7] as const;

/** Words as numbers, equal for equal words, counted from 1; with each, the number of it joined to the one before. */
interface Numbered {
  readonly words: Int32Array;
  readonly pairs: Int32Array;
}

function numbered(words: readonly string[], numbers: Map<string, number>): Numbered {
  const numberOf = (word: string): number => {
    const known = numbers.get(word) ?? numbers.size + 1;
    numbers.set(word, known);
    return known;
  };
  return {
    words: Int32Array.from(['', ...words], numberOf),
    pairs: Int32Array.from(['', ...words], (word, at) => numberOf(`${words[at - 2] ?? ''}${word}`)),
  };
}

class Table {
  readonly #quotation: Numbered;
  readonly #stretch: Numbered;
  readonly #hyphenBefore: QuotedWords['hyphenBefore'];
  readonly #width: number;
  readonly #costs: Uint16Array;
  readonly #moves: Uint8Array;

  constructor({ words, hyphenBefore }: QuotedWords, stretch: readonly string[]) {
    const numbers = new Map<string, number>();
    this.#quotation = numbered(words, numbers);
    this.#stretch = numbered(stretch, numbers);
    this.#hyphenBefore = hyphenBefore;
    this.#width = stretch.length + 1;
    const cells = (words.length + 1) * this.#width;
    this.#costs = new Uint16Array(cells);
    this.#moves = new Uint8Array(cells);
    for (let quoted = 1; quoted <= words.length; quoted++)
      for (let read = 0; read <= stretch.length; read++) this.#fill(quoted, read);
  }

  cost(quoted: number, read: number): number {
    return this.#costs[quoted * this.#width + read] ?? 0;
  }

  #fill(quoted: number, read: number): void {
    const { words, pairs } = this.#quotation;
    const word = words[quoted];
    const readWord = this.#stretch.words[read];
    // A word broken at its own hyphen is read without it: `long-` and `term` as `longterm`.
    const joins = quoted > 1 && read > 0 && pairs[quoted] === readWord;
    this.#try(quoted, read, quoted > 0 && read > 0 ? (word === readWord ? same : changed) : added);
    if (joins) this.#try(quoted, read, this.#hyphenBefore(quoted - 1) ? hyphenated : parted);
    if (read > 1 && this.#stretch.pairs[read] === word) this.#try(quoted, read, joined);
    if (read > 0) this.#try(quoted, read, dropped);
    this.#try(quoted, read, added);
  }

  /** Takes the move if it is the first one, or cheaper than those before. */
  #try(quoted: number, read: number, at: number): void {
    const move = moves[at];
    if (move === undefined) return;
    const cell = quoted * this.#width + read;
    const cost = this.cost(quoted - move.quoted, read - move.read) + move.price;
    if (this.#moves[cell] !== 0 && cost >= (this.#costs[cell] ?? 0)) return;
    this.#costs[cell] = cost;
    this.#moves[cell] = at;
  }

  trace(to: number): Alignment {
    const changes: Change[] = [];
    const all = this.#quotation.words.length - 1;
    let quoted = all;
    let read = to;
    while (quoted > 0) {
      const move = moves[this.#moves[quoted * this.#width + read] ?? 0];
      if (move === undefined) break;
      const document = [read - move.read, read] as const;
      const quotation = [quoted - move.quoted, quoted] as const;
      if (move.price > 0) addBefore(changes, { document, quotation });
      [read] = document;
      [quoted] = quotation;
    }
    return {
      cost: this.cost(all, to),
      from: read,
      to,
      changes: changes.toReversed(),
    };
  }
}

/** Changes that touch are one. They come from the last to the first. */
function addBefore(changes: Change[], { document, quotation }: Change): void {
  const next = changes.at(-1);
  if (next === undefined || next.document[0] !== document[1] || next.quotation[0] !== quotation[1]) {
    changes.push({ document, quotation });
    return;
  }
  changes[changes.length - 1] = {
    document: [document[0], next.document[1]],
    quotation: [quotation[0], next.quotation[1]],
  };
}
