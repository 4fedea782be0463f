import { answerRequest } from '../answers/request.ts';
import type { FindModel } from '../calls/send.ts';
import { checkUpAnswers } from '../judges/check-up/probes.ts';
import { madeUpAnswers } from '../judges/check-up/made-up-answers.ts';
import { given } from '../models/given.ts';
import { shuffled } from '../plan/seeded-choice.ts';
import { unitsOf } from '../plan/units.ts';
import type { Candidate, Evaluation, Judge } from '../record/evaluation.ts';
import { hashOfData } from '../record/hash.ts';
import type { Unit } from '../record/task.ts';
import { documentsAtHand } from './documents-from.ts';
import type { Prepared } from './prepared.ts';

/** A check-up of an evaluation's judges: a run of its own, whose candidates are answers made up to try them. */
export interface CheckUp {
  readonly prepared: Prepared;
  /** Questions that answers could be made up for. */
  readonly questions: number;
  /** Questions looked at for which nothing was found in the document to start from. */
  readonly leftOut: number;
}

/** A judge fooled in none of 30 pairs is fooled in at most a ninth of all (Wilson, 95 %); more would cost more than it tells. */
const mostQuestions = 30;

/**
 * Makes up answers to the evaluation's questions, or to 30 drawn by its seed, from sentences of the document that
 * the built-in extracts find. Asks no model that costs anything; so equal evaluations get equal check-ups.
 */
export async function prepareCheckUp(prepared: Prepared): Promise<CheckUp> {
  const { evaluation } = prepared;
  const extracts = new Map<Unit, string>();
  let leftOut = 0;
  for (const unit of shuffled(unitsOf(evaluation), evaluation.seed)) {
    if (extracts.size === mostQuestions) break;
    const plain = await extractFor(unit, prepared);
    if (plain === null) leftOut += 1;
    else extracts.set(unit, plain);
  }
  const made = new Map(
    [...extracts].map(([unit, plain]) => [unit.id, answersTo(unit, plain, { evaluation, extracts })]),
  );
  const findModel: FindModel = async (provider, model) =>
    provider === 'given' ? given(answersOf(model, made)) : prepared.findModel(provider, model);
  return {
    prepared: { ...prepared, evaluation: checkUpEvaluation(evaluation, made), findModel },
    questions: made.size,
    leftOut,
  };
}

/** The judges stay as they are, with all that decides how they are asked; all else is the check-up's own. */
function checkUpEvaluation(evaluation: Evaluation, made: MadeUp): Evaluation {
  const { stop: _stop, citations: _citations, pairwise: _pairwise, ...rest } = evaluation;
  return {
    ...rest,
    name: `Check-up of the judges: ${evaluation.name}`,
    candidates: checkUpAnswers.map((id) => checkUpCandidate(id, made)),
    baseline: null,
    judges: judgesApart(evaluation.judges),
    repeat: { ratings: 1, rerate: 0 },
    checks: [],
    gates: [],
  };
}

/** Each of a jury is tried for itself; that it can show that it reads is no matter of a check-up. */
function judgesApart(judges: readonly Judge[]): Judge[] {
  return judges.map(({ proof: _proof, ...judge }) => {
    const name = judge.id ?? judge.rubric;
    const jury = judges.filter((other) => (other.id ?? other.rubric) === name);
    return jury.length === 1 ? judge : { ...judge, id: `${name} by ${judge.model}` };
  });
}

/** By unit, then by the name of the answer. */
type MadeUp = ReadonlyMap<string, Readonly<Record<string, string>>>;

function checkUpCandidate(id: string, made: MadeUp): Candidate {
  const units = [...made.keys()].toSorted();
  const hash = hashOfData(units.map((unit) => [unit, made.get(unit)?.[id]]));
  const counts = Object.fromEntries(units.map((unit) => [unit, 1]));
  // The hash says whether anything has changed; the name tells which answers are meant.
  return { id, model: `given:${hash} ${id}`, guidance: null, settings: {}, answers: 1, given: counts };
}

function answersOf(model: string, made: MadeUp): ReadonlyMap<string, readonly string[]> {
  const id = model.slice(model.indexOf(' ') + 1);
  return new Map([...made].map(([unit, answers]) => [unit, [answers[id] ?? '']]));
}

function answersTo(
  { id, document }: Unit,
  plain: string,
  { evaluation, extracts }: { evaluation: Evaluation; extracts: ReadonlyMap<Unit, string> },
): Readonly<Record<string, string>> {
  const others = [...extracts]
    .filter(([unit]) => unit.document.hash === document.hash && unit.id !== id)
    .map(([, extract]) => extract);
  return madeUpAnswers({ plain, others, pages: document.pageCount, lot: `${evaluation.seed} ${id}` });
}

const extractor: Candidate = {
  id: 'extractive',
  model: 'builtin:extractive',
  guidance: null,
  settings: {},
  answers: 1,
  given: null,
};

/** Sentences of the document that match the question; null where there are none. */
async function extractFor(unit: Unit, prepared: Prepared): Promise<string | null> {
  const { seed, prices } = prepared.evaluation;
  const task = { id: unit.id, unit, candidate: extractor, answerIndex: 1, draw: 1 };
  const request = answerRequest(task, { seed, prices, freshness: '0' });
  const model = await prepared.findModel(request.provider, request.model);
  const { text } = await model.ask(request, { documents: documentsAtHand(prepared) });
  // Every sentence that was found names its page.
  return /\(p\. \d+\)/.test(text) ? text : null;
}
