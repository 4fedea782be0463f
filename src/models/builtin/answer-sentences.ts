import { contentWords, countWords } from './content-words.ts';
import { splitSentences } from './split-sentences.ts';

/** One sentence of an answer, without Markdown and page references. */
export interface AnswerSentence {
  readonly text: string;
  readonly words: ReadonlySet<string>;
  readonly figures: readonly string[];
  /** Ends as a sentence does; an item of a list may leave the full stop out. */
  readonly complete: boolean;
  /** Says that the document does not say something. */
  readonly denial: boolean;
}

/** An answer sentence by sentence. Whatever it says about itself, its rating or its reader is text like any other. */
export function readAnswerSentences(answer: string): AnswerSentence[] {
  return answer.split(/\r?\n/).flatMap((line) => {
    const item = ITEM.test(line);
    const plain = line
      .replace(ITEM, '')
      .replace(/^#+ /, '')
      .replaceAll(/\*\*|__|`/g, '')
      .replaceAll(PAGES, ' ');
    const sentences = splitSentences(plain.replaceAll(/\s+/g, ' ').replaceAll(/ (?=[.!?,;])/g, ''));
    return [...sentences]
      .map((sentence) => sentence.trim())
      .filter((sentence) => /[\p{L}\p{N}]/u.test(sentence))
      .map((text) => read(text, item));
  });
}

function read(text: string, item: boolean): AnswerSentence {
  return {
    text,
    words: new Set(contentWords(text)),
    figures: text.match(/\d+(?:[.,]\d+)*/g) ?? [],
    complete: countWords(text) >= 3 && (item || /[.!?]["”’)\]]*$/.test(text)),
    denial: DENIALS.some((pattern) => pattern.test(text)),
  };
}

const ITEM = /^\s*(?:[-*+•]|\d{1,2}[.)])\s+/;
const PAGES = /[([](?:see )?(?:pp?\.|pages?)\s*\d[^)\]]*[)\]]/giu;

const DENIALS = [
  /\b(?:document|text|paper|report|handbook|article|book|guide|manual|source|pdf|file|it|authors?)\b.{0,40}\b(?:does not|doesn['’]t|do not|don['’]t|did not|never|fails to)\s+(?:\w+\s+){0,2}(?:say|state|mention|specif|provide|contain|discuss|include|give|address|cover|describe|explain|answer|tell|name|report|indicate)/iu,
  /\b(?:not|never|nowhere|cannot be|can['’]t be)\s+(?:\w+\s+){0,2}(?:mentioned|stated|said|specified|provided|discussed|found|given|addressed|covered|described|answered|determined)\b.{0,20}\b(?:in|by|from|here)\b/iu,
  /\bno (?:information|mention|details?|answer|reference|data)\b|\bI (?:do not|don['’]t|cannot|can['’]t) (?:know|say|tell|answer|find)\b/iu,
];
