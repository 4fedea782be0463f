/** Made when first needed: it takes the machine some milliseconds. */
const segmenters = new Map<'sentence' | 'word', Intl.Segmenter>();

function segmenter(granularity: 'sentence' | 'word'): Intl.Segmenter {
  const known = segmenters.get(granularity) ?? new Intl.Segmenter('en', { granularity });
  segmenters.set(granularity, known);
  return known;
}

/** What begins a line of its own in Markdown: a list item, a heading, a row of a table. */
const lineMark = /^\s*(?:[-*+•]\s|#{1,6}\s|\d{1,3}[.)]\s|\|)/u;

/** Page references and numbers of footnotes: behind the full stop, as in `… ends. (p. 4)`, they are no sentence. */
const references =
  /[([](?:(?:see|cf\.?)\s+)?(?:pp?\.|pages?)\s*\d[^()[\]\n]{0,80}[)\]]|\[\d+(?:\s*[-–,]\s*\d+)*\]/giu;

/** Sentences as a reader counts them: wrapped lines belong together, list items do not; what has no word is none. */
export function countSentences(text: string): number {
  return blocksOf(text.replace(references, '')).reduce((count, block) => count + sentencesIn(block), 0);
}

/** Words as Unicode segments them. */
export function countWords(text: string): number {
  let count = 0;
  for (const { isWordLike } of segmenter('word').segment(text)) if (isWordLike === true) count += 1;
  return count;
}

/** Paragraphs, list items and headings, each on one line, without their marks. */
function blocksOf(text: string): string[] {
  const blocks: string[][] = [];
  let closed = true;
  for (const line of text.split(/\r?\n/)) {
    const content = line.replace(lineMark, '').trim();
    if (closed || lineMark.test(line)) blocks.push([]);
    blocks.at(-1)?.push(content);
    closed = content === '' || /^\s*#/.test(line);
  }
  return blocks.map((lines) => lines.join(' '));
}

function sentencesIn(block: string): number {
  const segments = [...segmenter('sentence').segment(block)].map(({ segment }) => segment);
  let count = 0;
  let hasWords = false;
  for (const [index, segment] of segments.entries()) {
    hasWords ||= /[\p{L}\p{Nd}]/u.test(segment);
    if (goesOn(segment, segments[index + 1])) continue;
    if (hasWords) count += 1;
    hasWords = false;
  }
  return count;
}

/** Unicode's rules end a sentence where a capital or a number follows a full stop, also after an abbreviation. */
function goesOn(segment: string, next: string | undefined): boolean {
  if (next === undefined) return false;
  // Within an address, as in `?page=4`, no space follows the mark.
  if (/[.!?]$/.test(segment) && /^[\w/=&%#]/.test(next)) return true;
  if (/\b(?:e\.\s?g|i\.\s?e|cf|vs|approx|resp)\.\s*$/iu.test(segment)) return true;
  if (/\b(?:nos?|figs?|secs?|eqs?|ch|vol|pp?)\.\s*$/iu.test(segment)) return /^\p{Nd}/u.test(next);
  if (/\b(?:Dr|Mr|Mrs|Ms|Prof|St)\.\s*$/u.test(segment)) return /^\p{Lu}/u.test(next);
  if (/["”’)]\s*$/u.test(segment)) return /^\p{Ll}/u.test(next);
  return /(?:^|[\s("“[])\p{Lu}(?:\.\p{Lu})*\.\s*$/u.test(segment) && !beginsSentence.test(next);
}

/** Tells `in the U.S. It is` from `J. Smith`: a name is none of these words. */
const beginsSentence =
  /^(?:The|This|That|These|Those|It|Its|He|She|They|We|You|I|A|An|In|On|At|For|As|If|But|And|So|Then|There|Here|However|Because|Not|No)[\s,]/u;
