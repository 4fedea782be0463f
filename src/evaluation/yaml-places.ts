import type { LineCounter } from 'yaml';
import { writeKey, type Path, type Place } from './problem.ts';

/** Where the keys and values of a YAML file stand. */
export class YamlPlaces {
  readonly #source: { text: string; file: string; lines: LineCounter };
  readonly #offsets = new Map<string, { key: number; value: number }>();

  constructor(source: { text: string; file: string; lines: LineCounter }) {
    this.#source = source;
  }

  /** Remembers the offsets of a key and its value; of a list's entry, both are the entry's. */
  keep(path: Path, offsets: { key: number; value: number }): void {
    this.#offsets.set(JSON.stringify(path), offsets);
  }

  /** What is missing stands where the mapping it is missing from is named. */
  at(path: Path = [], on: 'key' | 'value' = 'value'): Place {
    const key = writeKey(path);
    const offsets = this.#offsets.get(JSON.stringify(path));
    if (offsets) return { ...this.atOffset(offsets[on]), key };
    return path.length === 0 ? { ...this.atOffset(0), key } : { ...this.at(path.slice(0, -1), 'key'), key };
  }

  atOffset(offset: number): Place {
    const { text, file, lines } = this.#source;
    const { line, col } = lines.linePos(Math.min(offset, text.length));
    const start = lines.lineStarts[line - 1] ?? 0;
    const end = text.indexOf('\n', start);
    const sourceLine = text.slice(start, end === -1 ? text.length : end).replace(/\r$/, '');
    return { file, line, column: col, key: '', sourceLine };
  }
}
