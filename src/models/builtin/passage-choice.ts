import { type AskedMatter, answersForm } from './asked-matter.ts';
import { countWords } from './content-words.ts';
import type { IndexedPassage, PassageIndex } from './passage-index.ts';
import type { Wishes } from './wishes.ts';

/** A passage that may stand in an answer, with its score: 1 for the best. */
export interface Candidate {
  readonly at: number;
  readonly passage: IndexedPassage;
  readonly score: number;
}

/** How far below the best a sentence may lie and still be said. */
const CLOSE_ENOUGH = { brief: 0.6, moderate: 0.55, detailed: 0.3 } as const;
/** A sentence of which more than this is said already says nothing new. */
const REDUNDANT = 0.65;

/** Every sentence that bears on the matter, best first. */
export function rankPassages(index: PassageIndex, asked: AskedMatter, wishes: Wishes): Candidate[] {
  const raw = asked.summary ? centralScores(index) : matchingScores(index, asked);
  const usable = [...raw].filter(([at]) => !asked.summary || index.passages[at]?.complete);
  const weighed = (usable.length > 0 ? usable : [...raw]).flatMap(([at, score]) => {
    const passage = index.passages[at];
    if (passage === undefined || (!passage.complete && !isTelling(passage))) return [];
    return [{ at, passage, score: score * fitness(passage, wishes) * formFit(passage, asked) }];
  });
  const best = weighed.reduce((most, candidate) => Math.max(most, candidate.score), 0);
  return weighed
    .map((candidate) => ({ ...candidate, score: best === 0 ? 1 : candidate.score / best }))
    .toSorted((a, b) => b.score - a.score || a.at - b.at);
}

/** A fragment that can be said for want of a sentence: an item of a list or a table, not a heading or an address. */
const isTelling = ({ text, words }: IndexedPassage): boolean => words.length >= 4 && !/https?:|@/.test(text);

/**
 * The best candidates that fit the wishes. Candidates come best first; they are said in the document's
 * order, but an answer opens with its best sentence.
 */
export function choosePassages(
  candidates: readonly Candidate[],
  wishes: Wishes,
  summary: boolean,
): Candidate[] {
  const limit = sentenceLimit(wishes, summary);
  const threshold = summary ? 0 : CLOSE_ENOUGH[wishes.amount ?? 'moderate'];
  const chosen: Candidate[] = [];
  const said = new Set<string>();
  let words = 0;
  for (const candidate of fitting(candidates, wishes)) {
    if (chosen.length >= limit || (chosen.length > 0 && candidate.score < threshold)) break;
    const length = countWords(candidate.passage.text) + PAGE_WORDS;
    const fits = chosen.length === 0 || words + length <= (wishes.words ?? Infinity);
    if (!fits || repeats(candidate.passage, said)) continue;
    chosen.push(candidate);
    words += length;
    for (const word of candidate.passage.words) said.add(word);
  }
  const ordered = chosen.toSorted((a, b) => a.at - b.at);
  const best = chosen[0];
  return summary || best === undefined ? ordered : [best, ...ordered.filter((other) => other !== best)];
}

/** `(p. 7)` counts as two words. */
const PAGE_WORDS = 2;

/** Under a limit of words, a sentence that keeps it goes before a better one that does not. */
function fitting(candidates: readonly Candidate[], wishes: Wishes): readonly Candidate[] {
  const limit = wishes.words;
  if (limit === null) return candidates;
  const short = candidates.filter(
    ({ passage, score }) => score > 0.5 && countWords(passage.text) + PAGE_WORDS <= limit,
  );
  return short.length > 0 ? short : candidates;
}

function repeats(passage: IndexedPassage, said: ReadonlySet<string>): boolean {
  const known = [...passage.vocabulary].filter((word) => said.has(word)).length;
  return known > passage.vocabulary.size * REDUNDANT;
}

function sentenceLimit(wishes: Wishes, summary: boolean): number {
  if (wishes.sentences !== null) return wishes.sentences;
  const usual = summary ? { brief: 2, moderate: 5, detailed: 10 } : { brief: 2, moderate: 3, detailed: 6 };
  return usual[wishes.amount ?? 'moderate'];
}

/** BM25, with a part of the neighbours' scores: a sentence under a heading that matches, or among others that do. */
function matchingScores(index: PassageIndex, asked: AskedMatter): Map<number, number> {
  const own = index.scores(asked.words);
  const scores = new Map<number, number>();
  for (const at of new Set([...own.keys()].flatMap((key) => [key, key + 1]))) {
    const heading = index.passages[at - 1]?.complete === false ? 0.4 : 0.15;
    const around = heading * (own.get(at - 1) ?? 0) + 0.15 * (own.get(at + 1) ?? 0);
    const share = index.share(asked.words, index.passages[at]?.vocabulary ?? new Set());
    scores.set(at, ((own.get(at) ?? 0) + around) * (0.4 + 0.6 * share));
  }
  return scores;
}

/** Centrality, a little in favour of what comes early: authors say there what the whole is about. */
function centralScores(index: PassageIndex): Map<number, number> {
  const count = Math.max(1, index.passages.length);
  return new Map(index.centrality().map((score, at) => [at, score * (1.25 - (0.5 * at) / count)]));
}

/** How well a sentence stands alone: not a question, an aside or a continuation, and of a readable length. */
function fitness({ text, complete }: IndexedPassage, wishes: Wishes): number {
  const words = countWords(text);
  const comfortable = wishes.simple ? 14 : 40;
  let fit = Math.min(1, comfortable / Math.max(1, words)) * (words < 6 ? 0.6 : 1);
  if (wishes.simple) fit *= Math.min(1, 5 / (text.length / Math.max(1, words)));
  if (/\?["”’)]*$/.test(text)) fit *= 0.3;
  if (text.startsWith('(')) fit *= 0.8;
  if (/^\(?(?:See|For (?:more|details))\b/.test(text)) fit *= 0.5;
  if (!complete) fit *= 0.7;
  if (/^(?:This|That|These|Those|They|It|He|She|But|However|Also|And|So|Then|Such)\b/.test(text)) fit *= 0.85;
  return fit;
}

/** A sentence of the kind that would answer is preferred: one that defines, counts or gives a reason. */
function formFit({ text, words }: IndexedPassage, asked: AskedMatter): number {
  return asked.form !== null && answersForm(text, words, asked) ? FORM_BONUS[asked.form] : 1;
}

const FORM_BONUS = { definition: 1.5, number: 1.3, reason: 1.2 } as const;
