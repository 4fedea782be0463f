import type { AnswerSentence } from './answer-sentences.ts';
import { contentWords, countWords } from './content-words.ts';
import type { Wishes } from './wishes.ts';

/** A judgement from 0 to 1 with what was found wrong. */
export interface Finding {
  readonly score: number;
  readonly faults: readonly string[];
}

/** How well an answer keeps the wishes about its length and form. Without wishes, only great length is a fault. */
export function measureObedience(
  answer: string,
  sentences: readonly AnswerSentence[],
  wishes: Wishes,
): Finding {
  const words = countWords(answer);
  const limits = [
    over(sentences.length, wishes.sentences, 'sentences'),
    over(words, wishes.words, 'words'),
    over(words, USUAL_WORDS[wishes.amount ?? 'moderate'], 'words'),
    wishes.amount === 'detailed' && wishes.sentences === null && wishes.words === null && words < 40
      ? { score: words / 40, fault: `${words} words are few for details` }
      : null,
    wishes.bullets && sentences.length > 1 && !/^\s*(?:[-*+•]|\d+[.)])\s/m.test(answer)
      ? { score: 0.4, fault: 'a list was asked for and there is none' }
      : null,
    wishes.quotes && !/\b(?:pp?\.|pages?)\s*\d|["“].{12,}["”]/iu.test(answer)
      ? { score: 0.4, fault: 'quotations or pages were asked for and there are none' }
      : null,
  ];
  return together(limits);
}

/** Where no number is given: what readers expect of an answer at most. */
const USUAL_WORDS = { brief: 80, moderate: 150, detailed: 600 } as const;

function over(count: number, limit: number | null, what: string): Fault | null {
  if (limit === null || count <= limit) return null;
  return { score: limit / count, fault: `${count} ${what}; at most ${limit} are expected` };
}

/** How well an answer is formed: whole sentences, of readable length, that do not repeat each other. */
export function measureForm(sentences: readonly AnswerSentence[]): Finding {
  const texts = sentences.map(({ text }) => text.toLowerCase());
  const repeated = texts.length - new Set(texts).size;
  const broken = sentences.filter(({ complete }) => !complete).length;
  const long = sentences.filter(({ text }) => countWords(text) > 45).length;
  const words = sentences.flatMap(({ text }) => contentWords(text));
  const variety = words.length < 12 ? 1 : new Set(words).size / words.length;
  const apart = sentences.filter((sentence, at) => standsApart(sentence, sentences[at - 1])).length;
  const part = (count: number): number => 1 - count / Math.max(1, sentences.length);
  return together([
    broken > 0
      ? { score: 0.3 + 0.7 * part(broken), fault: `${broken} without the form of a sentence` }
      : null,
    repeated > 0 ? { score: part(repeated), fault: `${repeated} said before` } : null,
    long > 0 ? { score: 0.6 + 0.4 * part(long), fault: `${long} of more than 45 words` } : null,
    variety < 0.5 ? { score: variety, fault: 'the same words again and again' } : null,
    apart > 0
      ? { score: 0.6 + 0.4 * part(apart), fault: `${apart} without a word in common with what stands before` }
      : null,
    DANGLING.test(sentences[0]?.text ?? '')
      ? { score: 0.7, fault: 'the first sentence continues something that is not there' }
      : null,
  ]);
}

/** Neither a word of the sentence before nor a pronoun or connective that leans on it. */
function standsApart(sentence: AnswerSentence, before: AnswerSentence | undefined): boolean {
  if (before === undefined || DANGLING.test(sentence.text)) return false;
  return ![...sentence.words].some((word) => before.words.has(word));
}

const DANGLING = /^(?:But|However|Also|And|So|Then|Instead|This|These|Those|They|Such)\b/;

interface Fault {
  readonly score: number;
  readonly fault: string;
}

function together(found: readonly (Fault | null)[]): Finding {
  const faults = found.filter((fault) => fault !== null);
  return {
    score: faults.reduce((product, { score }) => product * score, 1),
    faults: faults.map(({ fault }) => fault),
  };
}
