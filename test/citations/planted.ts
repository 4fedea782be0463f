import { alterations } from './alterations.ts';
import { type Draws, draws } from './draws.ts';
import { inventions } from './inventions.ts';
import { drawPassage } from './passages.ts';
import type { RealDocument } from './real-documents.ts';
import { typographies } from './typography.ts';

/** A quotation put into an answer, with what is known of it. */
export interface Planted {
  readonly kind: 'true' | 'wrong page' | 'altered' | 'invented';
  /** How it was made, in words. */
  readonly way: string;
  readonly answer: string;
  /** The pages from which it was taken; none where it was made up. */
  readonly pages: readonly number[];
  /** The page named for it; null where none is. */
  readonly named: number | null;
}

/** As many quotations of each kind as asked for, the ways of each kind in turn. */
export function plant(
  document: RealDocument,
  others: readonly RealDocument[],
  { each, seed }: { each: number; seed: number },
): Planted[] {
  const by = draws(seed);
  const all = Array.from({ length: each }, (_, turn) => turn);
  return [
    ...all.map((turn) => plantTrue(document, by, turn)),
    ...all.map((turn) => plantWrongPage(document, by, turn)),
    ...all.map((turn) => plantAltered(document, by, turn)),
    ...all.map((turn) => plantInvented(document, others, { by, turn })),
  ];
}

function plantTrue(document: RealDocument, by: Draws, turn: number): Planted {
  const passage = drawPassage(document, by);
  const [way, set] = inTurn(typographies, turn);
  const named = by.below(2) === 0 ? by.pick(passage.pages) : null;
  return { kind: 'true', way, answer: inAnswer(set(passage, by), named, by), pages: passage.pages, named };
}

function plantWrongPage(document: RealDocument, by: Draws, turn: number): Planted {
  for (;;) {
    const passage = drawPassage(document, by);
    const right = document.pages
      .filter(({ text }) => bare(text).includes(bare(passage.text)))
      .map(({ number }) => number);
    const taken = new Set([...passage.pages, ...right]);
    const named = Math.min(
      document.pages.length,
      Math.max(1, (passage.pages[0] ?? 1) + by.pick([-7, -3, -2, 2, 3, 9])),
    );
    // Printed and counted page numbers lie one apart in two of the documents.
    if ([named - 1, named, named + 1].some((page) => taken.has(page))) continue;
    const [way, set] = inTurn(typographies, turn);
    return {
      kind: 'wrong page',
      way,
      answer: inAnswer(set(passage, by), named, by),
      pages: passage.pages,
      named,
    };
  }
}

function plantAltered(document: RealDocument, by: Draws, turn: number): Planted {
  const [way, alter] = inTurn(alterations, turn);
  for (;;) {
    const passage = drawPassage(document, by);
    const altered = alter(passage.text, by);
    if (altered === null || standsIn(document, altered)) continue;
    return { kind: 'altered', way, answer: inAnswer(altered, null, by), pages: passage.pages, named: null };
  }
}

function plantInvented(
  document: RealDocument,
  others: readonly RealDocument[],
  { by, turn }: { by: Draws; turn: number },
): Planted {
  const [way, invent] = inTurn(inventions, turn);
  for (;;) {
    const invented = invent(document, others, by);
    if (invented === null || (way !== 'two sentences run into one' && standsIn(document, invented))) continue;
    return { kind: 'invented', way, answer: inAnswer(invented, null, by), pages: [], named: null };
  }
}

function inTurn<Value>(ways: Readonly<Record<string, Value>>, turn: number): [string, Value] {
  const all = Object.entries(ways);
  const [way, value] = all[turn % all.length] ?? [];
  if (way === undefined || value === undefined) throw new Error('no ways to plant');
  return [way, value];
}

/** By letters and digits alone, over all pages: a cruder way to look than the one that is tried. */
function standsIn(document: RealDocument, text: string): boolean {
  const known = readings.get(document);
  const whole = document.pages.map((page) => page.text).join('\n');
  const read = known ?? [whole, document.body.flat().join('\n')].map(spaced);
  if (known === undefined) readings.set(document, read);
  return read.some((all) => all.includes(spaced(text)));
}

/** Each document is read once. */
const readings = new WeakMap<RealDocument, readonly string[]>();

const spaced = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}.]+/gu, ' ')
    .replaceAll(/\.(?!\d)/g, '')
    .trim();

const bare = (text: string): string => text.replaceAll(/[^\p{L}\p{N}]/gu, '').toLowerCase();

/** Marks that the text itself does not have, in one of the usual forms of an answer. */
function inAnswer(quotation: string, named: number | null, by: Draws): string {
  const marks = ['“”', '„“', '«»', '""'].filter(
    ([open = '', close = '']) => !quotation.includes(open) && !quotation.includes(close),
  );
  const page =
    named === null
      ? null
      : by.pick([`(p. ${named})`, `[p. ${named}]`, `(page ${named})`, `(S. ${named})`, `(${named})`]);
  const source = page === null ? '' : ` ${page}`;
  if (marks.length === 0 || by.below(5) === 0) {
    const block = quotation
      .split('\n')
      .map((line) => `> ${line}`)
      .join('\n');
    const below =
      page === null || /^\(\d/.test(page) ? (named === null ? '' : `\n> — p. ${named}`) : `\n${page}`;
    return `It says this about the matter:\n\n${block}${below}\n\nMore is not said.`;
  }
  const [open = '', close = ''] = by.pick(marks);
  if (named !== null && by.below(4) === 0)
    return `On page ${named}, the document says ${open}${quotation}${close} and goes on.`;
  return `The document answers this clearly. It says ${open}${quotation}${close}${source}. That is all.`;
}
