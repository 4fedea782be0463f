import { type Finding, measureForm, measureObedience } from './answer-form.ts';
import { type AnswerMeasures, measureAnswer } from './answer-measures.ts';
import { type AnswerSentence, readAnswerSentences } from './answer-sentences.ts';
import { ANSWERABLE, type AskedMatter, readAskedMatter } from './asked-matter.ts';
import { contentWords } from './content-words.ts';
import type { PassageIndex } from './passage-index.ts';
import { type Wishes, mergeWishes, readGuidanceWishes, readWishes, withoutWishes } from './wishes.ts';

/** What the lexical judge is given to look at. */
export interface Exhibit {
  readonly question: string;
  readonly answer: string;
  readonly guidance: string | null;
  readonly reference: string | null;
  /** Null where the judge has no document. */
  readonly index: PassageIndex | null;
}

/** All that was found about one answer. Every score lies between 0 and 1; null where it does not apply. */
export interface LexicalEvaluation {
  readonly sentences: readonly AnswerSentence[];
  readonly asked: AskedMatter | null;
  readonly measures: AnswerMeasures | null;
  /** How right it is to say that the document does not say so; null where the answer does not. */
  readonly denial: number | null;
  /** Part of the question's words that the answer uses; looked at where there is no document. */
  readonly coverage: number;
  readonly agreement: number | null;
  readonly obedience: Finding;
  readonly form: Finding;
  readonly score: number;
}

/**
 * Weighs what can be computed about an answer. Support and relevance are taken together by their geometric
 * mean, so that neither makes up for the other; obedience and form then take something off.
 */
export function evaluateLexically(exhibit: Exhibit): LexicalEvaluation {
  const { question, answer, index } = exhibit;
  const sentences = readAnswerSentences(answer);
  const asked = index === null ? null : readAskedMatter(question, index);
  const { denials, claims } = partDenials(sentences, index);
  const measures = index === null || asked === null ? null : measureAnswer(claims, asked, index);
  const found = {
    sentences,
    asked,
    measures,
    denial: asked === null || denials.length === 0 ? null : rightToDeny(asked),
    coverage: coverageOf(question, sentences),
    agreement: exhibit.reference === null ? null : coverageOf(exhibit.reference, sentences),
    obedience: measureObedience(answer, sentences, wishesOf(exhibit)),
    form: measureForm(sentences),
  };
  return { ...found, score: weigh(found, denials.length) };
}

function wishesOf({ question, guidance }: Exhibit): Wishes {
  return mergeWishes(readGuidanceWishes(guidance ?? ''), readWishes(question));
}

/** A sentence that reads like a denial but stands so in the document is a claim like others. */
function partDenials(
  sentences: readonly AnswerSentence[],
  index: PassageIndex | null,
): { denials: AnswerSentence[]; claims: AnswerSentence[] } {
  const isCopied = (sentence: AnswerSentence): boolean =>
    sentence.words.size > 3 && (index?.bestPlace(sentence.words)?.alone ?? 0) > 0.8;
  const denials = sentences.filter((sentence) => sentence.denial && !isCopied(sentence));
  return { denials, claims: sentences.filter((sentence) => !denials.includes(sentence)) };
}

/** 1 where the document clearly lacks the question's words, almost 0 where one place has nearly all of them. */
function rightToDeny(asked: AskedMatter): number {
  const from = ANSWERABLE;
  const to = 0.85;
  return Math.min(1, Math.max(0.05, (to - asked.covered) / (to - from)));
}

function coverageOf(text: string, sentences: readonly AnswerSentence[]): number {
  const words = new Set(contentWords(withoutWishes(text)));
  const said = new Set(sentences.flatMap((sentence) => [...sentence.words]));
  return words.size === 0 ? 1 : [...words].filter((word) => said.has(word)).length / words.size;
}

function weigh(found: Omit<LexicalEvaluation, 'score'>, denials: number): number {
  const { sentences, obedience, form, agreement } = found;
  if (!sentences.some(({ words }) => words.size > 0)) return 0;
  const grounds = groundsOf(found, denials / sentences.length);
  const merit = agreement === null ? grounds : 0.3 * grounds + 0.7 * agreement;
  return merit * (0.4 + 0.6 * obedience.score) * (0.4 + 0.6 * form.score);
}

function groundsOf(found: Omit<LexicalEvaluation, 'score'>, denied: number): number {
  const { measures, asked, denial, coverage, form } = found;
  if (measures === null || asked === null) return (0.5 + 0.5 * coverage) * form.score;
  const { support, relevance, completeness } = measures;
  const answerable = Math.min(1, 0.4 + (0.6 * asked.covered) / ANSWERABLE);
  const claimed = Math.sqrt(support * relevance) * (0.75 + 0.25 * completeness) * answerable;
  return denial === null ? claimed : denied * denial + (1 - denied) * claimed;
}
