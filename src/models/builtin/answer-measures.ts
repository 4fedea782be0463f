import { ANSWERABLE, type AskedMatter, answersForm } from './asked-matter.ts';
import type { AnswerSentence } from './answer-sentences.ts';
import { contentWords } from './content-words.ts';
import { highest } from './highest.ts';
import type { PassageIndex, Place } from './passage-index.ts';

/** How one sentence of an answer stands to the document. */
export interface SentenceSupport {
  readonly sentence: AnswerSentence;
  readonly place: Place | null;
  /** 0 (its words are not there together) to 1 (they all are). */
  readonly support: number;
  /** What speaks against the sentence although its words are there. */
  readonly faults: readonly string[];
  /** Part of the question's words in the sentence and about its place, 0 to 1. */
  readonly relevance: number;
}

/** What can be computed about an answer with its document before it. All from 0 to 1. */
export interface AnswerMeasures {
  readonly sentences: readonly SentenceSupport[];
  readonly support: number;
  readonly relevance: number;
  /** How much of what the document has on the matter the answer says; 1 where half of it is there. */
  readonly completeness: number;
}

/**
 * Shares of a sentence's words at its best place between which support rises from 0 to 1. Below the first,
 * an invented sentence on the document's subject lies too; a copied one reaches the second despite small cuts.
 */
const SUPPORT_FROM = 0.4;
const SUPPORT_TO = 0.9;

export function measureAnswer(
  sentences: readonly AnswerSentence[],
  asked: AskedMatter,
  index: PassageIndex,
): AnswerMeasures {
  const measured = sentences.map((sentence) => supportOf(sentence, asked, index));
  const supports = measured.map(({ support }) => support);
  const lengths = measured.map(({ sentence }) => sentence.words.size);
  const weakest = supports.reduce((least, support) => Math.min(least, support), 1);
  return {
    sentences: measured,
    support: 0.6 * weightedMean(supports, lengths) + 0.4 * weakest,
    completeness: asked.summary ? 1 : completenessOf(measured, asked, index),
    relevance: asked.summary ? centralRelevance(measured, index) : questionRelevance(measured, asked, index),
  };
}

function supportOf(sentence: AnswerSentence, asked: AskedMatter, index: PassageIndex): SentenceSupport {
  const place = index.bestPlace(sentence.words);
  const own = index.share(asked.words, sentence.words);
  if (place === null) return { sentence, place, support: 0, faults: [], relevance: 0.4 * own };
  const shared = clamp((0.6 * place.alone + 0.4 * place.share - SUPPORT_FROM) / (SUPPORT_TO - SUPPORT_FROM));
  const faults = [...strangeFigures(sentence, place), ...negation(sentence, place, index)];
  const around = index.share(asked.words, new Set([...sentence.words, ...place.vocabulary]));
  // A short answer leaves its subject to the question; a long sentence that does not name it is about something else.
  const weight = Math.min(0.8, sentence.words.size / 12);
  return {
    sentence,
    place,
    support: shared * 0.15 ** faults.length,
    faults,
    relevance: weight * own + (1 - weight) * around,
  };
}

function strangeFigures(sentence: AnswerSentence, place: Place): string[] {
  const strange = sentence.figures.filter(
    (figure) => !contentWords(figure).every((word) => place.vocabulary.has(word)),
  );
  return strange.length === 0 ? [] : [`${strange.join(', ')} is not there`];
}

/** Near copies only: elsewhere nobody can tell what a `not` belongs to without understanding it. */
function negation(sentence: AnswerSentence, place: Place, index: PassageIndex): string[] {
  const passage = index.passages[place.at];
  if (passage === undefined || place.alone < 0.75 || sentence.words.size < 3) return [];
  return NEGATION.test(passage.text) || !NEGATION.test(sentence.text)
    ? []
    : ['it says "not" where the document does not'];
}

const NEGATION = /\b(?:not|never|no|nobody|none|cannot|without|neither|nor|\w+n['’]t)\b/i;

/** How far the answer keeps to the question's words: as a whole, and sentence by sentence. */
function questionRelevance(
  measured: readonly SentenceSupport[],
  asked: AskedMatter,
  index: PassageIndex,
): number {
  const said = measured.flatMap(({ sentence }) => [...sentence.words]);
  const each = measured.map(({ relevance }) => relevance);
  const whole = each.reduce((most, one) => Math.max(most, one), index.share(asked.words, new Set(said)));
  const kept = 0.4 * whole + 0.6 * mean(each);
  const ofKind = measured.some(({ sentence }) =>
    answersForm(sentence.text, contentWords(sentence.text), asked),
  );
  // What the document itself lacks of the question is held against an answer only half.
  return clamp(kept / (0.5 + 0.5 * Math.max(asked.covered, ANSWERABLE))) * (ofKind ? 1 : OTHER_KIND);
}

/** How much of what the document has on the matter is said: the words of the passages that fit best. */
function completenessOf(
  measured: readonly SentenceSupport[],
  asked: AskedMatter,
  index: PassageIndex,
): number {
  const said = new Set(measured.flatMap(({ sentence }) => [...sentence.words]));
  const best = highest(index.scores(asked.words), 5).flatMap((at) => index.passages[at]?.words ?? []);
  return clamp(index.share(new Set(best), said) / 0.5);
}

/** What an answer keeps that gives no number, reason or definition where one was asked for. */
const OTHER_KIND = 0.6;

/** A summary is held against the document's most telling words; two fifths of their weight is a lot for a short text. */
function centralRelevance(measured: readonly SentenceSupport[], index: PassageIndex): number {
  const said = new Set(measured.flatMap(({ sentence }) => [...sentence.words]));
  return clamp(index.share(index.keyWords(30), said) / 0.4);
}

const mean = (values: readonly number[]): number =>
  weightedMean(
    values,
    Array.from(values, () => 1),
  );

function weightedMean(values: readonly number[], weights: readonly number[]): number {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (total === 0) return 0;
  return values.reduce((sum, value, at) => sum + value * (weights[at] ?? 0), 0) / total;
}

const clamp = (value: number): number => Math.min(1, Math.max(0, value));
