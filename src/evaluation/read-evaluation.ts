/** Turns a user's file into a checked Evaluation, or one clear message with file, line and column. */
import { dirname } from 'node:path';
import { readConfig } from './config-source.ts';
import { problem, type At, type Problem } from './problem.ts';
import type { EvaluationDependencies } from './reading.ts';
import { resolveEvaluation, type ResolvedEvaluation } from './resolve-evaluation.ts';
import { readTextFile } from './text-file.ts';
import { readYaml } from './yaml-source.ts';

/**
 * Reads an evaluation from YAML, or from a module (`.ts`, `.js`, `.mjs`, `.mts`) that exports one by default.
 * Whatever is wrong with the file, or with files it names, comes back as problems; a rejection is a bug.
 */
export async function readEvaluation({
  file,
  dependencies,
}: {
  file: string;
  dependencies: EvaluationDependencies;
}): Promise<ResolvedEvaluation> {
  const { value, at, problems } = /\.m?[jt]s$/i.test(file)
    ? await readConfig(file)
    : await readYamlFile(file);
  if (value === undefined) return { problems };
  return resolveEvaluation({ value, at, problems, folder: dirname(file) }, dependencies);
}

interface Source {
  readonly value: unknown;
  readonly at: At;
  readonly problems: readonly Problem[];
}

async function readYamlFile(file: string): Promise<Source> {
  const nowhere = { file, line: null, column: null, key: '', sourceLine: null };
  const read = await readTextFile(file, { megabytes: 5 });
  const fault =
    'refused' in read
      ? read.refused
      : read.text.trim() === ''
        ? 'is empty; "assay init" writes one to begin with'
        : null;
  if ('text' in read && fault === null) return readYaml(read.text, file);
  return { value: undefined, at: () => nowhere, problems: [problem(nowhere, fault ?? '')] };
}
