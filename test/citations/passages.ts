import type { Draws } from './draws.ts';
import type { RealDocument } from './real-documents.ts';

/** A true stretch of a document, as its lines and as a person would write it down. */
export interface Passage {
  readonly lines: readonly string[];
  readonly text: string;
  readonly pages: readonly number[];
}

/** A stretch of 6 to 60 words from anywhere on a page; of about one in six, over to the next page. */
export function drawPassage(document: RealDocument, by: Draws): Passage {
  for (;;) {
    const at = by.below(document.body.length);
    const crosses = by.below(6) === 0;
    const drawn = crosses ? acrossPages(document, at, by) : onOnePage(document, at, by);
    if (drawn !== null && isText(drawn.text)) return drawn;
  }
}

/** A whole sentence that stands on one page. */
export function drawSentence(document: RealDocument, by: Draws): Passage {
  for (;;) {
    const at = by.below(document.body.length);
    const text = writtenOut(document.body[at] ?? [], document);
    const sentences = [...sentence.segment(text)].map(({ segment }) => segment.trim());
    if (sentences.length < 3) continue;
    const chosen = sentences[1 + by.below(sentences.length - 2)] ?? '';
    const isSentence = /^[A-Z].*[.!?]$/.test(chosen) && chosen.split(' ').length >= 8;
    if (isSentence && isText(chosen)) return { lines: [chosen], text: chosen, pages: [at + 1] };
  }
}

const sentence = new Intl.Segmenter('en', { granularity: 'sentence' });

function onOnePage(document: RealDocument, at: number, by: Draws): Passage | null {
  const lines = document.body[at] ?? [];
  if (lines.length === 0) return null;
  const first = by.below(lines.length);
  // Nobody begins to quote within a word.
  if (/\S[-‐‑]$/.test(lines[first - 1] ?? '')) return null;
  const chosen = cutWords(lines.slice(first, first + 1 + by.below(4)), by);
  return { lines: chosen, text: writtenOut(chosen, document), pages: [at + 1] };
}

function acrossPages(document: RealDocument, at: number, by: Draws): Passage | null {
  const above = document.body[at] ?? [];
  const below = document.body[at + 1] ?? [];
  if (above.length === 0 || below.length === 0) return null;
  const first = above.length - 1 - by.below(2);
  if (first < 0 || /\S[-‐‑]$/.test(above[first - 1] ?? '')) return null;
  const lines = [...above.slice(first), ...below.slice(0, 1 + by.below(2))];
  if (/\S[-‐‑]$/.test(lines.at(-1) ?? '')) return null;
  return { lines, text: writtenOut(lines, document), pages: [at + 1, at + 2] };
}

/** Off the first line some words at its beginning, off the last some at its end. */
function cutWords(lines: readonly string[], by: Draws): string[] {
  const cut = [...lines];
  const first = cut[0]?.split(' ') ?? [];
  cut[0] = first.slice(by.below(Math.min(5, first.length))).join(' ');
  const last = cut.at(-1)?.split(' ') ?? [];
  const kept = last.slice(0, last.length - by.below(Math.min(5, last.length)));
  // Whoever stops at a hyphen stops before that word.
  if (/\S[-‐‑]$/.test(kept.at(-1) ?? '')) kept.pop();
  cut[cut.length - 1] = kept.join(' ');
  return cut;
}

/** A word broken at a line's end is joined, unless the document writes it with a hyphen elsewhere. */
function writtenOut(lines: readonly string[], { pages }: RealDocument): string {
  return lines.reduce((text, line) => {
    const [head] = /[A-Za-z]+[-‐‑]$/.exec(text) ?? [];
    if (head === undefined) return text === '' ? line : `${text} ${line}`;
    const [tail = ''] = /^[A-Za-z]+/.exec(line) ?? [];
    const isCompound = tail !== '' && pages.some((page) => page.text.includes(head + tail));
    return isCompound || /^[A-Z\d]/.test(line) ? text + line : text.slice(0, -1) + line;
  }, '');
}

/** Enough words, and most of them words: not a table of figures. */
function isText(text: string): boolean {
  const words = text.split(' ').filter((word) => /[a-z]{2}/i.test(word));
  return words.length >= 6 && words.length <= 60 && !/(?:\. ){3}/.test(text);
}
