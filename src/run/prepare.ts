import { dirname, resolve } from 'node:path';
import { openDocument } from '../documents/open-document.ts';
import { printProblem, writeKey, type At, type Problem } from '../evaluation/problem.ts';
import { readEvaluation } from '../evaluation/read-evaluation.ts';
import type { EvaluationDependencies, EvaluationWarning } from '../evaluation/reading.ts';
import { resolveEvaluation, type ResolvedEvaluation } from '../evaluation/resolve-evaluation.ts';
import { openRecording } from '../journal/recording.ts';
import { judgePrompts } from '../judges/prompts.ts';
import { modelFinder } from '../models/find-model.ts';
import type { GivenAnswers } from '../models/given.ts';
import { samples } from '../models/samples.ts';
import type { Prepared } from './execute.ts';

/** An evaluation that is not fit to run: everything that is wrong with it, a line or three each. */
export class EvaluationError extends Error {
  override readonly name = 'EvaluationError';
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map(printProblem).join('\n'));
    this.problems = problems;
  }
}

/** An evaluation ready to run, with what was worth a warning. */
export interface Preparation extends Prepared {
  readonly warnings: readonly EvaluationWarning[];
}

/** Reads an evaluation file with all that it names. Rejects with an EvaluationError; nothing was called then. */
export async function prepareFile(file: string): Promise<Preparation> {
  return toPreparation(await readEvaluation({ file, dependencies: dependencies() }), dirname(file));
}

/** The same for an evaluation written as code: its paths begin in `folder`. */
export async function prepareValue(value: unknown, folder: string): Promise<Preparation> {
  return toPreparation(await resolveEvaluation({ value, at: placeInCode, folder }, dependencies()), folder);
}

/** What is written as code has keys, and no lines. */
const placeInCode: At = (path = []) => ({
  file: '',
  line: null,
  column: null,
  key: writeKey(path),
  sourceLine: null,
});

function dependencies(): EvaluationDependencies {
  return { openDocument, samples, prompts: judgePrompts() };
}

function toPreparation(resolved: ResolvedEvaluation, folder: string): Preparation {
  if ('problems' in resolved) throw new EvaluationError(resolved.problems);
  const { evaluation, documents, warnings } = resolved;
  const given = new Map([...resolved.given].map(([hash, answers]) => [hash, byUnit(answers)]));
  const findModel = modelFinder({ given, openRecording: (name) => openRecording(resolve(folder, name)) });
  return { evaluation, documents, warnings, findModel };
}

function byUnit(answers: readonly { unit: string; answerIndex: number; text: string }[]): GivenAnswers {
  const ordered = answers.toSorted((a, b) => a.answerIndex - b.answerIndex);
  const units = Map.groupBy(ordered, (answer) => answer.unit);
  return new Map([...units].map(([unit, list]) => [unit, list.map((answer) => answer.text)]));
}
