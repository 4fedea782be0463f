import { firstAtLeast } from './first-at-least.ts';
import type { PageReference } from './page-reference.ts';
import type { Quotation } from './quotation.ts';

/** What the page references of an answer are given for. */
export interface Belonging {
  /** The reference of each quotation, where it has one. */
  readonly ofQuotation: ReadonlyMap<Quotation, PageReference>;
  /** The references of the sentence that a character of the answer stands in. */
  readonly at: (offset: number) => readonly PageReference[];
}

/** An answer with its quotations blanked, and what was found in it. */
export interface ReadAnswer {
  readonly text: string;
  readonly quotations: readonly Quotation[];
  readonly references: readonly PageReference[];
}

/**
 * A reference is for the quotations of its own sentence: for the one it stands right behind; else, where the
 * sentence opens with a reference, for those that follow it; else for those before it.
 */
export function belongings({ text, quotations, references }: ReadAnswer): Belonging {
  const ends = sentenceEnds(text);
  const sentenceOf = (offset: number): number => firstAtLeast(ends, offset + 1);
  const within = new Map<number, PageReference[]>();
  for (const reference of references) {
    const sentence = sentenceOf(reference.start);
    const known = within.get(sentence);
    if (known === undefined) within.set(sentence, [reference]);
    else known.push(reference);
  }
  const ofQuotation = new Map<Quotation, PageReference>();
  const opening = new Map<number, number>();
  for (const quotation of quotations) {
    const sentence = sentenceOf(quotation.start);
    if (!opening.has(sentence)) opening.set(sentence, quotation.start);
    const found = within.get(sentence) ?? [];
    const chosen = referenceFor(quotation, found, { text, opening: opening.get(sentence) ?? 0 });
    if (chosen !== undefined) ofQuotation.set(quotation, chosen);
  }
  return { ofQuotation, at: (offset) => within.get(sentenceOf(offset)) ?? [] };
}

/** The answer's text, and where the sentence's first quotation begins. */
interface Sentence {
  readonly text: string;
  readonly opening: number;
}

function referenceFor(
  { start, end }: Quotation,
  references: readonly PageReference[],
  { text, opening }: Sentence,
): PageReference | undefined {
  const next = references.find((reference) => reference.start >= end);
  const previous = references.findLast((reference) => reference.end <= start);
  const between = next === undefined ? null : text.slice(end, Math.min(next.start, end + 40));
  if (between !== null && end + between.length === next?.start && DIRECTLY.test(between)) return next;
  const opensWithReference = (references[0]?.start ?? Infinity) < opening;
  return opensWithReference ? (previous ?? next) : (next ?? previous);
}

/** Nothing but brackets, stops and `see` between them. */
const DIRECTLY = /^[\s.,;:>—–-]*[([]?\s*(?:see|cf\.|vgl\.|siehe|on|auf|at)?\s*$/iu;

/**
 * Where the sentences of an answer end. A source in brackets or behind a dash belongs to the sentence before it,
 * and what follows a colon to the sentence that announces it.
 */
function sentenceEnds(text: string): number[] {
  const ends = [...text.matchAll(BREAK)].flatMap(({ 0: gap, index }) => {
    const behind = text.slice(index + gap.length, index + gap.length + 20);
    const before = text.slice(Math.max(0, index - 8), index);
    if (SOURCE.test(behind) || ABBREVIATED.test(before)) return [];
    if (gap.includes('\n') && (before.endsWith(':') || goesOn(gap, behind))) return [];
    return [index + gap.length];
  });
  return [...ends, text.length + 1];
}

/** Behind a full stop, behind a source in brackets that follows one, and at a line's end. */
const BREAK = /(?<=[.!?][)\]”"’»«“*_]{0,3}(?: [([][^()[\]\n]{1,40}[)\]])?)[ \t]+(?=\P{Ll})|\n\s*/gu;

const SOURCE =
  /^(?:>\s*)?(?:[([]\s*(?:see |cf\. |vgl\. )?(?:pp?|pages?|pgs?|S|Seiten?)\b|[([]\d{1,4}[)\]–-]|[—–]\s)/iu;
const ABBREVIATED = /(?:^|[\s([])(?:pp?|pgs?|S|Nos?|cf|vgl|Dr|Mr|Mrs|ca|Fig|e\.g|i\.e|z\. ?B)\.$/u;

/** A line that is wrapped: the next begins small, and no list or heading does. */
const goesOn = (gap: string, behind: string): boolean =>
  gap.split('\n').length === 2 && /^[\p{Ll}>]/u.test(behind);
