import { dirname, resolve } from 'node:path';
import { openDocument } from '../documents/open-document.ts';
import { printProblem, writeKey, type At, type Problem } from '../evaluation/problem.ts';
import { readEvaluation } from '../evaluation/read-evaluation.ts';
import type { EvaluationDependencies, EvaluationWarning } from '../evaluation/reading.ts';
import { resolveEvaluation, type ResolvedEvaluation } from '../evaluation/resolve-evaluation.ts';
import { openRecording } from '../journal/recording.ts';
import { judgePrompts } from '../judges/prompts.ts';
import type { Environment } from '../models/environment.ts';
import { modelFinder } from '../models/find-model.ts';
import type { GivenAnswers } from '../models/given.ts';
import { variesByDraw } from '../models/providers.ts';
import type { Prepared } from './prepared.ts';

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
export async function prepareFile(file: string, environment: Environment): Promise<Preparation> {
  const { dependencies, contents } = opening(environment);
  const resolved = await readEvaluation({ file, dependencies });
  return toPreparation(resolved, contents, { folder: dirname(file), environment });
}

/** The same for an evaluation written as code: its paths begin in `folder`. */
export async function prepareValue(value: unknown, place: PreparePlace): Promise<Preparation> {
  const { dependencies, contents } = opening(place.environment);
  const resolved = await resolveEvaluation({ value, at: placeInCode, folder: place.folder }, dependencies);
  return toPreparation(resolved, contents, place);
}

/** Where an evaluation's paths begin, and what its models are reached with. */
export interface PreparePlace {
  readonly folder: string;
  readonly environment: Environment;
}

/** What is written as code has keys, and no lines. */
const placeInCode: At = (path = []) => ({
  file: '',
  line: null,
  column: null,
  key: writeKey(path),
  sourceLine: null,
});

/** What an evaluation is read with; the sources of the documents that it opens are kept for those who send them on. */
function opening(environment: Environment): {
  dependencies: EvaluationDependencies;
  contents: Map<string, Uint8Array>;
} {
  const contents = new Map<string, Uint8Array>();
  const dependencies: EvaluationDependencies = {
    openDocument: async (location) => {
      const opened = await openDocument(location);
      contents.set(opened.document.hash, opened.bytes);
      return opened;
    },
    variesByDraw,
    prompts: judgePrompts(),
    environment,
  };
  return { dependencies, contents };
}

function toPreparation(
  resolved: ResolvedEvaluation,
  contents: ReadonlyMap<string, Uint8Array>,
  { folder, environment }: PreparePlace,
): Preparation {
  if ('problems' in resolved) throw new EvaluationError(resolved.problems);
  const { evaluation, documents, warnings, providers, limits } = resolved;
  const given = new Map([...resolved.given].map(([hash, answers]) => [hash, byUnit(answers)]));
  const findModel = modelFinder({
    given,
    providers,
    environment,
    openRecording: (name) => openRecording(resolve(folder, name)),
  });
  return { evaluation, documents, contents, providers, limits, warnings, findModel };
}

function byUnit(answers: readonly { unit: string; answerIndex: number; text: string }[]): GivenAnswers {
  const ordered = answers.toSorted((a, b) => a.answerIndex - b.answerIndex);
  const units = Map.groupBy(ordered, (answer) => answer.unit);
  return new Map([...units].map(([unit, list]) => [unit, list.map((answer) => answer.text)]));
}
