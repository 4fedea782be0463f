import type { Schema } from './schema.ts';

/** The form that the reply must have. */
export type Format =
  | { readonly kind: 'text' }
  | { readonly kind: 'enum'; readonly values: readonly string[] }
  | { readonly kind: 'json'; readonly schema: Schema | null };

/** A level of a scale, as it was found in a prompt. */
export interface AskedLevel {
  readonly value: number;
  readonly name: string;
}

/** A document as the model before it sees it. */
export interface AskedDocument {
  /** Sentences of a PDF are quoted with their pages. */
  readonly kind: 'pdf' | 'image' | 'text' | 'other';
  readonly pages: number;
  /** Its words by page. */
  text(): Promise<readonly string[]>;
}

/** A request as the model behind a server understands it, whoever's protocol it came by. */
export interface Asked {
  readonly model: { readonly name: string };
  readonly system: string | null;
  /** All that the first user said, but for documents. */
  readonly opening: string;
  /** The last text of the last user turn. */
  readonly question: string;
  /** What the model wrote last; null in a first turn. */
  readonly written: string | null;
  readonly documents: readonly AskedDocument[];
  readonly format: Format;
  /** The scale that the prompt explains, lowest value first; empty where it explains none. */
  readonly levels: readonly AskedLevel[];
  /** Equal for equal requests, whatever file URI or spelling they use. */
  readonly identity: string;
}

/** The scale that a text explains: lines such as `- 4 (good): …` and `4: (good). …`; at least two of them are one. */
export function readLevels(text: string): AskedLevel[] {
  const number = String.raw`(-?\d+(?:\.\d+)?)`;
  const line = new RegExp(
    String.raw`^[ \t]*(?:[-*] +)?${number}(?: \(([^()\n]+)\):|: ?\(([^()\n]+)\))`,
    'gm',
  );
  const levels = [...text.matchAll(line)].map((match) => ({
    value: Number(match[1]),
    name: match[2] ?? match[3] ?? '',
  }));
  // The rubric stands before the answer: what an answer says of a level that is already known has no force.
  const first = levels.filter(({ value }, index) => levels.findIndex((one) => one.value === value) === index);
  return first.length < 2 ? [] : first.toSorted((a, b) => a.value - b.value);
}
