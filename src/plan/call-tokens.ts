import { questionsAsked } from '../judges/proof-questions.ts';
import type { ProofTask } from '../judges/prove.ts';
import { factsOf } from '../models/providers.ts';
import type { DocumentReference } from '../record/document.ts';
import type { ComparisonTask } from '../record/comparison.ts';
import type { AnswerTask, RatingTask } from '../record/task.ts';

/** What a call is likely to read and write, before it was made. */
export interface CallTokens {
  /** `provider:model`. */
  readonly model: string;
  readonly input: number;
  /** Of the input, what calls about the same document have in common: providers may charge less for it. */
  readonly shared: number;
  readonly output: number;
}

/** Characters of English text a token stands for, as a rule of thumb. */
const charactersPerToken = 4;
/** Tokens that an answer and an evaluation usually have, where nothing was measured yet. */
const answerTokens = 250;
const evaluationTokens = 400;
/** Tokens of instructions around a rubric. */
const promptTokens = 700;
/** Tokens of a question about one word. */
const proofTokens = 50;

/** The tokens of one answer. */
export function answerCall({ unit, candidate }: AnswerTask): CallTokens {
  const shared = documentTokens(unit.document, candidate.model);
  const around = Math.ceil(
    (unit.question.ask.length + (candidate.guidance?.length ?? 0)) / charactersPerToken,
  );
  return { model: candidate.model, input: shared + around, shared, output: answerTokens };
}

/** The tokens of each turn of one rating, and of its audit. The second turn reads everything once more, and writes a word. */
export function judgeCalls({ answer: { unit }, judge, rubric, audited }: RatingTask): CallTokens[] {
  const audit = { model: judge.model, input: evaluationTokens + promptTokens, shared: 0, output: 5 };
  const turns = turnsOf({ unit, judge, rubric }, answerTokens);
  return audited && judge.turns === 'one' ? [...turns, audit] : turns;
}

/** The tokens of each turn of one comparison, which reads two answers. */
export function pairCalls({ first: { unit }, judge, rubric }: ComparisonTask): CallTokens[] {
  return turnsOf({ unit, judge, rubric }, 2 * answerTokens);
}

function turnsOf(
  { unit, judge, rubric }: Pick<RatingTask, 'judge' | 'rubric'> & Pick<AnswerTask, 'unit'>,
  read: number,
): CallTokens[] {
  const { model, turns } = judge;
  const shared = (rubric.needsDocument ? documentTokens(unit.document, model) : 0) + promptTokens;
  const first = { model, input: shared + read, shared, output: evaluationTokens };
  if (turns === 'one') return [first];
  return [first, { model, input: first.input + evaluationTokens, shared, output: 5 }];
}

/** The tokens of each question by which a judge proves that it reads; none where the document has no text to ask about. */
export function proofCalls({ judge: { model }, document }: ProofTask): CallTokens[] {
  if (document.characters === 0) return [];
  const shared = documentTokens(document, model);
  const call = { model, input: shared + proofTokens, shared, output: 10 };
  return Array.from({ length: questionsAsked }, () => call);
}

function documentTokens({ kind, pageCount, characters }: DocumentReference, model: string): number {
  const { pageTokens } = factsOf(model);
  if (kind !== 'pdf' || pageTokens === null) return Math.ceil(characters / charactersPerToken);
  return pageCount * pageTokens;
}
