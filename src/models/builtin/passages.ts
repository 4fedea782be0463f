import type { Page } from '../../record/document.ts';
import { type Line, bodyLines } from './body-lines.ts';
import { countWords } from './content-words.ts';
import { HyphenatedWords } from './hyphenated-words.ts';
import { splitSentences } from './split-sentences.ts';

/** A sentence of a document, or what is left of its text where that forms no sentence. */
export interface Passage {
  readonly text: string;
  /** The page on which it begins. */
  readonly page: number;
  /** True for a whole sentence; false for headings, list items, table cells and other fragments. */
  readonly complete: boolean;
  /** True where the text stands on one page exactly so, but for spaces, ligatures and hyphenation. */
  readonly verbatim: boolean;
}

/** The text of a document in reading order, sentence by sentence: one at a time, so that long work can pause between. */
export function* readPassages(pages: readonly Page[]): Generator<Passage> {
  const lines = bodyLines(pages);
  const compounds = new HyphenatedWords(lines.map((line) => line.text));
  for (const block of joinLists(blocksOf(lines))) yield* passagesOf(block, compounds);
}

/** Lines that run on into each other. */
interface Block {
  readonly lines: readonly Line[];
  readonly bullet: boolean;
}

const BULLET = /^(?:[●•◦▪■□☐‣⁃○*–-]|\(?[a-z\d]{1,2}[.)])\s+(?=\S)/;

function blocksOf(lines: readonly Line[]): Block[] {
  const width = lineWidth(lines);
  const blocks: Block[] = [];
  let open: Line[] = [];
  let bullet = false;
  const close = (): void => {
    if (open.length > 0) blocks.push({ lines: open, bullet });
    open = [];
    bullet = false;
  };
  for (const line of lines) {
    const last = open.at(-1);
    if (line.text === '' || (last !== undefined && endsBlock(last.text, line.text, width))) close();
    if (line.text === '') continue;
    const item = line.text.replace(BULLET, '');
    if (open.length === 0) bullet = item !== line.text;
    open.push(open.length === 0 ? { ...line, text: item.replace(/^#+ /, '') } : line);
  }
  close();
  return blocks;
}

/** How long full lines are: the ninth decile, so that a few very long ones do not count. */
function lineWidth(lines: readonly Line[]): number {
  const lengths = lines.map((line) => line.text.length).toSorted((a, b) => a - b);
  return lengths[Math.floor(lengths.length * 0.9)] ?? 0;
}

/** A new item or heading begins, or this line stopped early without ending its sentence: a heading itself. */
function endsBlock(line: string, next: string, width: number): boolean {
  if (BULLET.test(next) || /^#+ /.test(next)) return true;
  if (line.endsWith(':') && !/^\p{Ll}/u.test(next)) return true;
  const firstWord = next.split(' ', 1)[0] ?? '';
  const hadRoom = line.length + 1 + firstWord.length < width * 0.85;
  return hadRoom && /^["“(]?[\p{Lu}\p{N}]/u.test(next);
}

/** A line that announces a list is read on into its items, where those are no sentences themselves. */
function joinLists(blocks: readonly Block[]): Block[] {
  const joined: Block[] = [];
  for (let at = 0; at < blocks.length; at++) {
    const block = blocks[at];
    if (block === undefined) continue;
    joined.push(block);
    if (block.bullet || !textOf(block).endsWith(':')) continue;
    const items = bulletsFrom(blocks, at + 1);
    if (items.length < 2 || items.some((item) => TERMINAL.test(textOf(item)))) continue;
    joined[joined.length - 1] = { lines: listLines(block, items), bullet: false };
    at += items.length;
  }
  return joined;
}

function bulletsFrom(blocks: readonly Block[], start: number): readonly Block[] {
  let end = start;
  while (blocks[end]?.bullet === true) end += 1;
  return blocks.slice(start, end);
}

const textOf = (block: Block): string => block.lines.map((line) => line.text).join(' ');

function listLines(lead: Block, items: readonly Block[]): Line[] {
  const spoken = items.flatMap((item, index) => {
    const end = index === items.length - 1 ? '.' : ';';
    return item.lines.map((line, at) => {
      const text = at === item.lines.length - 1 ? line.text.replace(/[;,]$/, '') + end : line.text;
      return { ...line, text, edits: [text.length - 1] };
    });
  });
  return [...lead.lines, ...spoken];
}

const TERMINAL = /[.!?…]["”’')\]]*$/;
const OPENING = /^["“‘'([]*[\p{Lu}\p{Lo}\p{N}]/u;

function* passagesOf(block: Block, compounds: HyphenatedWords): Generator<Passage> {
  const { text, starts } = runOn(block.lines, compounds);
  const edits = block.lines.flatMap((line, at) => line.edits.map((edit) => edit + (starts[at] ?? 0)));
  const pageAt = (offset: number): number => block.lines[lastUpTo(starts, offset)]?.page ?? 1;
  let start = 0;
  for (const raw of splitSentences(text)) {
    const sentence = raw.trim();
    const end = start + raw.trimEnd().length;
    const page = pageAt(start);
    const edited = (edits[lastUpTo(edits, end - 1)] ?? -1) > start;
    const verbatim = pageAt(end - 1) === page && !edited;
    start += raw.length;
    yield { text: sentence, page, complete: isSentence(sentence), verbatim };
  }
}

/** The index of the last of rising numbers that is not above the limit; -1 where all are. */
function lastUpTo(numbers: readonly number[], limit: number): number {
  let from = 0;
  let to = numbers.length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((numbers[middle] ?? 0) <= limit) from = middle + 1;
    else to = middle;
  }
  return from - 1;
}

/** Puts lines together; a word broken at a line's end is mended unless the document hyphenates it elsewhere. */
function runOn(lines: readonly Line[], compounds: HyphenatedWords): { text: string; starts: number[] } {
  const pieces: string[] = [];
  const starts: number[] = [];
  let length = 0;
  // The end of what stands already, with all of a word that runs over several lines.
  let ending = '';
  for (const line of lines) {
    const head = lettersBeforeHyphen(ending);
    const tail = /^\p{Ll}+/u.exec(line.text)?.[0];
    const broken = head !== '' && tail !== undefined;
    if (broken && !compounds.has(head, tail)) {
      pieces.push((pieces.pop() ?? '').slice(0, -1));
      length -= 1;
      ending = head;
    } else if (length > 0 && !broken) {
      pieces.push(' ');
      length += 1;
    }
    starts.push(length);
    pieces.push(line.text);
    length += line.text.length;
    ending = broken ? (ending + line.text).slice(-LONGEST_WORD) : line.text;
  }
  return { text: pieces.join(''), starts };
}

/** No broken word is longer. */
const LONGEST_WORD = 200;

function lettersBeforeHyphen(text: string): string {
  return /[-‐‑]$/.test(text.slice(-1)) ? (/\p{L}+$/u.exec(text.slice(-LONGEST_WORD, -1))?.[0] ?? '') : '';
}

function isSentence(text: string): boolean {
  const words = countWords(text);
  if (words < 4 || words > 90 || !TERMINAL.test(text) || !OPENING.test(text)) return false;
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  return letters > text.length * 0.6;
}
