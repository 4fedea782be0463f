import { type Gap, gapOf } from './gap.ts';

/**
 * A text as its letters, digits and those signs that change what is said (`%`, `$`, `<`, the point of `1.5`, the
 * minus of `-5`), in lower case, ligatures and accents in one form. Typography is what lies between them.
 */
export interface Letters {
  readonly text: string;
  /** Where in the original each letter begins and ends. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  /** The gap before each letter, and behind the last. */
  readonly gaps: readonly Gap[];
}

/** The letters of a text, each with its place. */
export function readLetters(text: string): Letters {
  const written: Written = { text: [], starts: [], ends: [], gaps: [] };
  let last = 0;
  for (const { 0: run, index } of text.matchAll(RUN)) {
    const gap = gapBetween(text, last, index);
    if (ASCII.test(run)) writePlain(written, { run: run.toLowerCase(), index, gap });
    else writeComposed(written, { run, index, gap });
    last = index + run.length;
  }
  written.gaps.push(last === text.length ? 'space' : gapBetween(text, last, text.length));
  return { ...written, text: written.text.join('') };
}

interface Written {
  readonly text: string[];
  readonly starts: number[];
  readonly ends: number[];
  readonly gaps: Gap[];
}

/** A run of letters with nothing between them. */
interface Run {
  readonly run: string;
  readonly index: number;
  readonly gap: Gap;
}

/** At both ends of a text a word may begin and end, whatever stands there. */
function gapBetween(text: string, from: number, to: number): Gap {
  if (from === 0 || to === text.length) return 'space';
  const around = { before: text[from - 1] ?? '', after: text[to] ?? '' };
  return gapOf(text.slice(from, to), around);
}

function writePlain(written: Written, { run, index, gap }: Run): void {
  for (let at = 0; at < run.length; at++) {
    written.text.push(run[at] ?? '');
    written.starts.push(index + at);
    written.ends.push(index + at + 1);
    written.gaps.push(at === 0 ? gap : 'none');
  }
}

/** One after the other with their accents: what a ligature unfolds to, all stands where it stood. */
function writeComposed(written: Written, { run, index, gap }: Run): void {
  let first = gap;
  for (const { 0: sign, index: at } of run.matchAll(/\P{M}\p{M}*|\p{M}+/gu)) {
    const start = index + at;
    // `10²` is not `102`.
    const isPower = /^[⁰¹²³⁴⁵⁶⁷⁸⁹]$/.test(sign) && /\p{Nd}/u.test(run[at - 1] ?? '');
    for (const letter of (isPower ? `^${sign}` : sign).normalize('NFKC').toLowerCase().split('')) {
      if (!/[\p{L}\p{N}\p{M}\p{S}\p{Cs}%‰&.,]/u.test(letter)) continue;
      written.text.push(letter === '−' || letter === '–' ? '-' : letter);
      written.starts.push(start);
      written.ends.push(start + sign.length);
      written.gaps.push(first);
      first = 'none';
    }
  }
}

const ASCII = /^[\0-\x7f]*$/;

/** Letters, digits and signs; the separators within a number; a minus before one. */
const RUN =
  /(?:[\p{L}\p{N}\p{M}\p{Sc}%‰°&+<>=±×÷≤≥≠≈]|(?<=\p{N})[.,](?=\p{N})|(?<=^|[\s([])[-−–](?=\p{N}))+/gu;
