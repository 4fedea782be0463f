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
  const outside = marked.filter(
    ({ start, end }) => !blocks.some((block) => start >= block.start && end <= block.end),
  );
  return [...outside, ...blocks]
    .filter((quotation) => countWords(quotation.text) >= FEWEST_WORDS)
    .toSorted((a, b) => a.start - b.start);
}

const FEWEST_WORDS = 3;

/** Whether most of a block quote stands between quotation marks; else the marks are the document's own. */
function isReadByMarks(block: Quotation, marked: readonly Quotation[]): boolean {
  const inside = marked.filter(({ start, end }) => start >= block.start && end <= block.end);
  const quoted = inside.reduce((sum, { text }) => sum + countWords(text), 0);
  return quoted > countWords(block.text) / 2;
}

/** Code with every character but the line ends blanked, so that places stay where they are. */
export function withoutCode(answer: string): string {
  return answer
    .replaceAll(/^ {0,3}(`{3,}|~{3,})[^\n]*\n(?:(?! {0,3}\1)[^\n]*\n?)*(?: {0,3}\1[`~]*)?/gm, blank)
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
  const marks = /["“„«»‹›‘‚'「『]/g;
  for (let mark = marks.exec(text); mark !== null; mark = marks.exec(text)) {
    const start = mark.index;
    if (!opens(text, start)) continue;
    const end = endOf(text, start, closing[mark[0]] ?? mark[0]);
    if (end === null) continue;
    quotations.push({ text: withoutBlockMarks(text.slice(start + 1, end - 1)), start, end });
    marks.lastIndex = end;
  }
  return quotations;
}

/** A mark opens where something begins behind it, and no word ends before it: `5" wide`, `don't`. */
function opens(text: string, at: number): boolean {
  const isClose = /\S/.test(text[at + 1] ?? ' ') || GUILLEMET.test(text[at] ?? '');
  return isClose && !isWordLetter(text[at - 1] ?? ' ');
}

/** Behind the mark that closes; null where none does within the paragraph. */
function endOf(text: string, start: number, closers: string): number | null {
  const paragraph = text.slice(start + 1, start + 1 + LONGEST).split(/\n[ \t>]*\n/, 1)[0] ?? '';
  for (const closer of closers) {
    let at = paragraph.indexOf(closer);
    while (at >= 0 && !closes(paragraph, at)) at = paragraph.indexOf(closer, at + 1);
    if (at >= 0) return start + 1 + at + 1;
  }
  return null;
}

/** A mark that closes has something before it, and no word begins behind it: not `don't`, not ` “so`. */
function closes(text: string, at: number): boolean {
  const isClose = /\S/.test(text[at - 1] ?? ' ') || GUILLEMET.test(text[at] ?? '');
  return isClose && !isWordLetter(text[at + 1] ?? ' ');
}

/** French puts spaces within them. */
const GUILLEMET = /[«»‹›]/;

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
