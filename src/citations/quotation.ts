import { firstAtLeast } from './first-at-least.ts';
import { countWords, isWordLetter } from './script.ts';

/** A quotation of an answer: its words without the marks, and its place with them. */
export interface Quotation {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/**
 * The quotations of an answer, in their order: between quotation marks or as a block quote, of three words at least.
 * One or two words in quotation marks are a term or a distance, and no claim that a sentence stands somewhere.
 */
export function readQuotations(answer: string): Quotation[] {
  const text = withoutCode(answer);
  const marked = markedQuotations(text);
  const blocks = blockQuotations(text).filter((block) => !isReadByMarks(block, marked));
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

/** Code with every character but the line ends blanked, so that places stay where they are. */
export function withoutCode(answer: string): string {
  return answer
    .replaceAll(/^ {0,3}(`{3,20}|~{3,20})[^\n]*\n(?:(?! {0,3}\1)[^\n]*\n?)*(?: {0,3}\1[`~]*)?/gm, blank)
    .replaceAll(/(?<!`)(`+)(?!`)[^`\n]{1,1000}?(?<!`)\1(?!`)/g, blank);
}

const blank = (code: string): string => code.replaceAll(/[^\n]/g, ' ');

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

function markedQuotations(text: string): Quotation[] {
  const quotations: Quotation[] = [];
  const endOf = closings(text);
  const marks = /["“„«»‹›‘‚'「『]/g;
  for (let mark = marks.exec(text); mark !== null; mark = marks.exec(text)) {
    const start = mark.index;
    if (!opens(text, start)) continue;
    const end = endOf(start, closing[mark[0]] ?? mark[0]);
    if (end === null) continue;
    quotations.push({ text: withoutBlockMarks(text.slice(start + 1, end - 1)), start, end });
    marks.lastIndex = end;
  }
  return quotations;
}

/** A mark opens where something begins behind it, and no word ends before it: `5" wide`, `don't`. */
function opens(text: string, at: number): boolean {
  const isClose = /\S/.test(text[at + 1] ?? ' ') || SURE.test(text[at] ?? '');
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

/** Marks that can be nothing else, even with a space within them, as in French. */
const SURE = /[«»‹›”]/;

/** Lines that begin with `>`, one after the other, without what names their source below them. */
function blockQuotations(text: string): Quotation[] {
  return [...text.matchAll(/^ {0,3}>[^\n]*(?:\n {0,3}>[^\n]*)*/gm)].map(({ 0: block, index }) => {
    const lines = block.split('\n');
    const sourced = lines.findIndex((line, at) => at > 0 && SOURCE.test(line));
    const kept = sourced < 0 ? block : lines.slice(0, sourced).join('\n');
    const quoted = kept.replace(REFERENCE_AT_END, '');
    return { text: withoutBlockMarks(quoted).trim(), start: index, end: index + quoted.length };
  });
}

const SOURCE = /^ {0,3}>\s*(?:[—–-]{1,2}\s|[([]?\s*(?:pp?|pages?|S|Seiten?)\b\.?\s*\d)/u;
const REFERENCE_AT_END =
  /\s*[([]\s*(?:see |vgl\. )?(?:pp?\.?|pages?|S\.|Seiten?)\s*\d[^()[\]\n]{0,60}[)\]][.\s]*$/u;

const withoutBlockMarks = (text: string): string => text.replaceAll(/(^|\n) {0,3}>[ \t]?/g, '$1');
