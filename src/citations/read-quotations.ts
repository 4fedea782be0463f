import { blockQuotations, withoutBlockMarks } from './block-quotation.ts';
import { withoutCode } from './code-span.ts';
import { firstAtLeast } from './first-at-least.ts';
import type { Quotation } from './quotation.ts';
import { countWords, isWordLetter } from './script.ts';

/**
 * The quotations of an answer, in their order: between quotation marks or as a block quote, of three words at least.
 * One or two words in quotation marks are a term or a distance, and no claim that a sentence stands somewhere.
 */
export function readQuotations(answer: string): Quotation[] {
  const text = withoutCode(answer);
  const marked = markedQuotations(text, answer);
  const blocks = blockQuotations(text, answer).filter((block) => !isReadByMarks(block, marked));
  const ends = blocks.map(({ end }) => end);
  const outside = marked.filter(
    ({ start }) => start < (blocks[firstAtLeast(ends, start + 1)]?.start ?? Infinity),
  );
  return [...outside, ...blocks]
    .filter((quotation) => countWords(quotation.text) >= FEWEST_WORDS)
    .toSorted((a, b) => a.start - b.start);
}

const FEWEST_WORDS = 3;

/** Whether a block quote opens with quotation marks that hold most of it; else the marks are the document's own. */
function isReadByMarks(block: Quotation, marked: readonly Quotation[]): boolean {
  if (!/^["“„«»‹›‘‚'「『]/.test(block.text)) return false;
  const first = firstAtLeast(
    marked.map(({ start }) => start),
    block.start,
  );
  let quoted = 0;
  for (let at = first; (marked[at]?.end ?? Infinity) <= block.end; at++)
    quoted += countWords(marked[at]?.text ?? '');
  return quoted > countWords(block.text) / 2;
}

/**
 * Which marks close what a mark opens, each looked for before the next: „ is closed in German by “, in other languages
 * by ”, and on keyboards without either by \".
 */
const closing: Readonly<Record<string, string>> = {
  '"': '"',
  '“': '”',
  '„': '“”"',
  '«': '»',
  '»': '«',
  '‹': '›',
  '›': '‹',
  '‘': '’',
  '‚': '‘’',
  "'": "'",
  '「': '」',
  '『': '』',
};

/** Characters: whoever quotes more has forgotten to close. */
const LONGEST = 6000;

/** Marks are looked for outside of code; what stands between them may be code too. */
function markedQuotations(text: string, answer: string): Quotation[] {
  const quotations: Quotation[] = [];
  const endOf = closings(text);
  const marks = /["“„«»‹›‘‚'「『]/g;
  for (let mark = marks.exec(text); mark !== null; mark = marks.exec(text)) {
    const start = mark.index;
    if (!opens(text, start)) continue;
    const end = endOf(start, closing[mark[0]] ?? mark[0]);
    if (end === null) continue;
    quotations.push({ text: withoutBlockMarks(answer.slice(start + 1, end - 1)), start, end });
    marks.lastIndex = end;
  }
  return quotations;
}

/** A mark opens where something begins behind it, and no word ends before it: `5" wide`, `don't`. */
function opens(text: string, at: number): boolean {
  const isClose = /\S/.test(text[at + 1] ?? ' ') || GUILLEMET.test(text[at] ?? '');
  return isClose && !isWordLetter(text[at - 1] ?? ' ');
}

/** Tells where a quotation ends, behind the mark that closes it; null where none does within the paragraph. */
function closings(text: string): (start: number, closers: string) => number | null {
  const paragraphs = [...text.matchAll(/\n[ \t>]*(?=\n)/g)].map(({ index }) => index);
  const places = new Map<string, number[]>();
  for (const { 0: mark, index } of text.matchAll(/["”“»«›‹’‘'」』]/g)) {
    if (!closes(text, index)) continue;
    const known = places.get(mark);
    if (known === undefined) places.set(mark, [index]);
    else known.push(index);
  }
  return (start, closers) => {
    const limit = Math.min(start + LONGEST, paragraphs[firstAtLeast(paragraphs, start)] ?? Infinity);
    for (const closer of closers) {
      const all = places.get(closer) ?? [];
      const at = all[firstAtLeast(all, start + 1)] ?? Infinity;
      if (at <= limit) return at + 1;
    }
    return null;
  };
}

/** A mark that closes has something before it, and no word begins behind it: not `don't`, not ` “so`. */
function closes(text: string, at: number): boolean {
  const isClose = /\S/.test(text[at - 1] ?? ' ') || SURE.test(text[at] ?? '');
  return isClose && !isWordLetter(text[at + 1] ?? ' ');
}

/** French puts spaces within them. */
const GUILLEMET = /[«»‹›]/;

/** Marks that close, whatever stands before them, unless a word begins behind them. */
const SURE = /[«»‹›”“]/;
