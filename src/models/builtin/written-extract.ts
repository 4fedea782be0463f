import type { Candidate } from './passage-choice.ts';
import { countWords } from './content-words.ts';
import type { Wishes } from './wishes.ts';

/** Chosen passages as an answer: each with its page, as running text or as a list, quoted where that is wished. */
export function writeExtract(chosen: readonly Candidate[], wishes: Wishes): string {
  const written = chosen.map(({ passage }) => {
    const text = cutToWords(passage.text, wishes.words);
    const quotable = wishes.quotes && text === passage.text && passage.verbatim && !/[“”"]/.test(text);
    return quotable ? `“${text.replace(/\.$/, '')}” (p. ${passage.page}).` : withPage(text, passage.page);
  });
  return wishes.bullets ? written.map((sentence) => `- ${sentence}`).join('\n') : written.join(' ');
}

/** The page stands inside the sentence, so that counting sentences counts no reference. */
function withPage(text: string, page: number): string {
  if (/[.!?…]["”’)\]]+$/.test(text)) return `${text} (p. ${page})`;
  const [, body = text, stop = '.'] = /^(.*?)([.!?…]*)$/s.exec(text) ?? [];
  return `${body} (p. ${page})${stop === '' ? '.' : stop}`;
}

function cutToWords(text: string, limit: number | null): string {
  if (limit === null || countWords(text) + PAGE_WORDS <= limit) return text;
  const words = text.split(' ');
  let kept = 0;
  let count = PAGE_WORDS;
  for (const word of words) {
    count += countWords(word);
    if (kept > 0 && count > limit) break;
    kept += 1;
  }
  return `${words
    .slice(0, kept)
    .join(' ')
    .replace(/[,;:.]$/, '')} …`;
}

/** `(p. 7)` counts as two words. */
const PAGE_WORDS = 2;
