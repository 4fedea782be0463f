import { contentWords } from './content-words.ts';
import type { PassageIndex } from './passage-index.ts';
import { withoutWishes } from './wishes.ts';

/** What a question is after, once its wishes about form are taken off. */
export interface AskedMatter {
  /** True where the document as a whole is asked for. */
  readonly summary: boolean;
  readonly words: ReadonlySet<string>;
  /** How well the document covers the words at its best place, 0 to 1; 1 for a summary. */
  readonly covered: number;
  /** What kind of sentence would answer it, as far as its first words tell. */
  readonly form: 'definition' | 'number' | 'reason' | null;
}

/** Below this, a question is taken for one that the document does not answer. Set by trying questions of both kinds. */
export const ANSWERABLE = 0.55;

export function readAskedMatter(question: string, index: PassageIndex): AskedMatter {
  const words = new Set(contentWords(withoutWishes(question).replace(SUMMARY, ' ')));
  const covered = index.bestPlace(words)?.share ?? 0;
  const summary = words.size === 0 || (SUMMARY.test(question) && covered < ANSWERABLE);
  return { summary, words, covered: summary ? 1 : covered, form: formOf(question) };
}

const SUMMARY =
  /\b(?:summar(?:y|ies|i[sz]e[sd]?|i[sz]ing)|overview|outline|gist|(?:main|key|central|most important) (?:points?|ideas?|messages?|takeaways?|findings?|topics?|themes?)|about)\b/giu;

/** Whether a sentence is of the kind that was asked for: it defines, counts or gives a reason. True where no kind was. */
export function answersForm(text: string, words: readonly string[], asked: AskedMatter): boolean {
  if (asked.form === null) return true;
  if (asked.form === 'number') return NUMBER.test(text);
  if (asked.form === 'reason') return REASON.test(text);
  const opening = words.slice(0, asked.words.size);
  return DEFINES.test(text) && opening.every((word) => asked.words.has(word));
}

const NUMBER =
  /\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|dozens?|hundreds?|thousands?|millions?|billions?|half)\b/i;
const REASON =
  /\b(?:because|since|so that|in order to|reasons?|leads? to|helps?|avoids?|makes?|making|benefits?)\b/i;
const DEFINES = /\b(?:is|are|means?|refers? to|describes?|known as)\b/i;

function formOf(question: string): AskedMatter['form'] {
  if (
    /\bhow (?:many|much|long|often|large|big|far|old|high)\b|\bwhat (?:share|percentage|number|proportion)\b|\bwhen\b/i.test(
      question,
    )
  ) {
    return 'number';
  }
  if (/\bwhy\b|\bwhat (?:is|are) the reasons?\b/i.test(question)) return 'reason';
  return /^\s*(?:what (?:is|are|does)|who (?:is|are|was|were|should|must)|define)\b/i.test(question)
    ? 'definition'
    : null;
}
