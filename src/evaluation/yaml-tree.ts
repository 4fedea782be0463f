import { isAlias, isMap, isScalar, isSeq, type Pair, type Scalar, type YAMLMap } from 'yaml';
import { problem, type Path, type Problem } from './problem.ts';
import type { YamlPlaces } from './yaml-places.ts';

/** Aliases may save typing; they may not blow a small file up. */
const mostAliasedValues = 10_000;
const deepest = 50;

/** A file that is not worth reading on. */
class Unusable extends Error {
  readonly problem: Problem;

  constructor(found: Problem) {
    super(found.message);
    this.problem = found;
  }
}

/** The plain data of a parsed file. Refuses keys that stand twice or are no names; notes where everything stands. */
export function readTree(contents: unknown, places: YamlPlaces): { value: unknown; problems: Problem[] } {
  const tree = new Tree(places);
  try {
    const value = tree.read(contents, []);
    // What a merge key would have brought is missing everywhere: nothing more can be said of such a file.
    return { value: tree.merges ? undefined : value, problems: tree.problems };
  } catch (error) {
    if (error instanceof Unusable) return { value: undefined, problems: [error.problem] };
    throw error;
  }
}

class Tree {
  readonly problems: Problem[] = [];
  merges = false;
  readonly #places: YamlPlaces;
  readonly #anchors = new Map<string, unknown>();
  #aliasDepth = 0;
  #aliasedValues = 0;

  constructor(places: YamlPlaces) {
    this.#places = places;
  }

  read(node: unknown, path: Path): unknown {
    if (this.#aliasDepth > 0) this.#aliasedValues += 1;
    if (this.#aliasedValues > mostAliasedValues) {
      throw this.#unusable(
        path,
        `aliases ("*…") expand to more than ${mostAliasedValues} values; write them out`,
      );
    }
    if (path.length > deepest) throw this.#unusable(path.slice(0, 1), `nested more than ${deepest} deep`);
    if (isAlias(node)) return this.#readAlias(node.source, path);
    if ((isMap(node) || isSeq(node) || isScalar(node)) && node.anchor !== undefined)
      this.#anchors.set(node.anchor, node);
    if (isMap(node)) return this.#readMap(node, path);
    if (isSeq(node)) return node.items.map((item, index) => this.#readEntry(item, [...path, index]));
    return isScalar(node) ? node.value : null;
  }

  #readAlias(name: string, path: Path): unknown {
    if (!this.#anchors.has(name)) {
      this.problems.push(
        problem(this.#places.at(path), `the alias "*${name}" has no anchor "&${name}" before it`),
      );
      return null;
    }
    this.#aliasDepth += 1;
    const value = this.read(this.#anchors.get(name), path);
    this.#aliasDepth -= 1;
    return value;
  }

  #readEntry(item: unknown, path: Path): unknown {
    const start = startOf(item) ?? 0;
    this.#places.keep(path, { key: start, value: start });
    return this.read(item, path);
  }

  #readMap(map: YAMLMap, path: Path): Record<string, unknown> {
    const entries = new Map<string, unknown>();
    for (const pair of map.items) {
      const name = this.#nameOf(pair, path);
      if (name === null) continue;
      const inner = [...path, name];
      const key = startOf(pair.key) ?? 0;
      if (entries.has(name)) {
        this.problems.push({
          ...problem(this.#places.atOffset(key), 'this key stands twice'),
          key: this.#places.at(inner).key,
        });
        continue;
      }
      this.#places.keep(inner, { key, value: startOf(pair.value) ?? key });
      entries.set(name, this.read(pair.value, inner));
    }
    return Object.fromEntries(entries);
  }

  /** `{{x}}` is a mapping whose key is a mapping: text that somebody forgot to quote. */
  #nameOf({ key }: Pair, path: Path): string | null {
    const place = { ...this.#places.atOffset(startOf(key) ?? 0), key: this.#places.at(path).key };
    if (!isScalar(key)) {
      this.problems.push(
        problem(place, 'a key must be plain text; text with braces or brackets goes in quotes'),
      );
      return null;
    }
    const name = writtenName(key);
    if (name === '<<' && key.type === 'PLAIN') {
      this.merges = true;
      this.problems.push(problem(place, 'merge keys ("<<") are not supported; write it out'));
      return null;
    }
    if (name === '__proto__' || name === '') {
      this.problems.push(problem(place, name === '' ? 'a key is empty' : '"__proto__" cannot be a key'));
      return null;
    }
    return name;
  }

  #unusable(path: Path, message: string): Unusable {
    return new Unusable(problem(this.#places.at(path), message));
  }
}

/** As written: `1.0` is the name "1.0", not "1". */
function writtenName(key: Scalar): string {
  if (typeof key.value === 'string') return key.value;
  return key.source ?? '';
}

/** Where a node begins; undefined where nothing is written, as after `model:`. */
function startOf(node: unknown): number | undefined {
  const range = isAlias(node) || isMap(node) || isSeq(node) || isScalar(node) ? node.range : undefined;
  return range && range[1] > range[0] ? range[0] : undefined;
}
