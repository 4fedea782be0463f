/** The words that a document hyphenates within its lines: `long-term`, but no word broken at a line's end. */
export class HyphenatedWords {
  /** By the characters about the hyphen: a search through the whole text for each broken word would take minutes. */
  readonly #byHyphen = new Map<string, Set<string>>();

  constructor(lines: readonly string[]) {
    for (const line of lines) {
      if (!HYPHEN.test(line)) continue;
      for (const [before, after] of neighbours(line.replaceAll(/[‐‑]/g, '-').toLowerCase().split('-'))) {
        const key = keyOf(before, after);
        const known = this.#byHyphen.get(key);
        if (known === undefined) this.#byHyphen.set(key, new Set([`${before}-${after}`]));
        else known.add(`${before}-${after}`);
      }
    }
  }

  /** Whether `head-tail` stands somewhere, alone or within a longer word. */
  has(head: string, tail: string): boolean {
    const word = `${head}-${tail}`.toLowerCase();
    const [before = '', after = ''] = word.split('-');
    const known = this.#byHyphen.get(keyOf(before, after)) ?? new Set();
    return known.has(word) || known.values().some((compound) => compound.includes(word));
  }
}

const HYPHEN = /[-‐‑]/;

const keyOf = (before: string, after: string): string => `${before.slice(-1)}-${after.slice(0, 1)}`;

/** The letters before and after each hyphen, where there are some on both sides. */
function neighbours(parts: readonly string[]): [string, string][] {
  return parts.slice(1).flatMap((part, at) => {
    const before = LAST_LETTERS.exec(parts[at]?.slice(-LONGEST) ?? '')?.[0];
    const after = FIRST_LETTERS.exec(part.slice(0, LONGEST))?.[0];
    return before === undefined || after === undefined ? [] : [[before, after]];
  });
}

/** No half of a word is longer. */
const LONGEST = 200;
const LAST_LETTERS = /[\p{L}\p{M}]+$/u;
const FIRST_LETTERS = /^[\p{L}\p{M}]+/u;
