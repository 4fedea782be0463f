import { resolve } from 'node:path';
import { nearest } from '../evaluation/nearest.ts';
import { printProblem } from '../evaluation/problem.ts';
import { shapeProblems } from '../evaluation/shape-problems.ts';
import { readTextFile } from '../evaluation/text-file.ts';
import { readYaml } from '../evaluation/yaml-source.ts';
import type { Rubric } from '../record/rubric.ts';
import { builtInRubric, builtInRubrics } from '../rubrics/built-in.ts';
import { lintRubric } from '../rubrics/lint.ts';
import { rubricFile, toRubric } from '../rubrics/rubric-file.ts';
import { UsageError, type Outside } from './outside.ts';

/** The rubric of a file, or the built-in one of that id. Throws a UsageError with the first thing that is wrong with it. */
export async function namedRubric(name: string, outside: Outside): Promise<Rubric> {
  const rubric = /\.ya?ml$/i.test(name) ? await rubricIn(name, outside) : builtInRubric(name);
  if (rubric === null) {
    const near = nearest(name, builtInRubrics);
    const remedy =
      near === null ? `there are ${builtInRubrics.join(', ')}, and .yaml files` : `did you mean ${near}?`;
    throw new UsageError(`--rubric ${name}: no rubric is called so; ${remedy}`);
  }
  if (rubric.kind === 'pairwise')
    throw new UsageError(`--rubric ${name}: compares two answers; name one that rates`);
  return rubric;
}

async function rubricIn(name: string, { folder }: Outside): Promise<Rubric> {
  const read = await readTextFile(resolve(folder, name), { megabytes: 5 });
  if ('refused' in read) throw new UsageError(`--rubric ${name}: ${read.refused}`);
  const { value, at, problems } = readYaml(read.text, name);
  const shape = value === undefined ? [] : shapeProblems(rubricFile, value, at);
  const [wrong] = [...problems, ...shape];
  // In one line: the file is shown with a caret by whoever checks an evaluation.
  if (wrong !== undefined) throw new UsageError(printProblem({ ...wrong, sourceLine: null }));
  const rubric = toRubric(rubricFile.parse(value));
  const [fault] = lintRubric(rubric);
  if (fault !== undefined) throw new UsageError(`${name}: ${fault.message}`);
  return rubric;
}
