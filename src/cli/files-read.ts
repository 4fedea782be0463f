import { readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { checkedSource } from '../record/check-up-source.ts';
import type { Evaluation } from '../record/evaluation.ts';
import type { Run } from '../record/run.ts';

/**
 * The files that an evaluation reads, as far as they can be told: itself, the keys beside it, its documents, and what
 * its YAML names: questions, answers, guidances, rubrics and recordings.
 */
export async function filesRead(file: string, evaluation: Evaluation): Promise<string[]> {
  const folder = dirname(file);
  return [
    file,
    ...besides(folder, evaluation),
    ...(await pathsIn(file)).map((path) => resolve(folder, path)),
  ];
}

/** The same for a stored run, whose file may have been moved since. */
export async function filesOfRun(run: Run, journal: string): Promise<string[]> {
  const { evaluation } = run;
  const source = checkedSource(run) ?? run.source;
  const folder = dirname(journal);
  const home = basename(folder) === '.assay' ? dirname(folder) : folder;
  if (source === '') return [];
  return filesRead(resolve(home, source), evaluation);
}

function besides(folder: string, { documents }: Evaluation): string[] {
  return [join(folder, '.env'), ...documents.map(({ source }) => resolve(folder, source))];
}

/** The paths that a YAML file names; none of what is no YAML. */
async function pathsIn(file: string): Promise<string[]> {
  if (!/\.ya?ml$/i.test(file)) return [];
  const { parse } = await import('yaml');
  try {
    return [...paths(parse(readFileSync(file, 'utf8'), { logLevel: 'silent' }))];
  } catch {
    return [];
  }
}

/** Keys whose value, where it is a text, may be a path. */
const pathKeys: ReadonlySet<string> = new Set(['file', 'answers', 'questions', 'rubric']);

function* paths(value: unknown, key = ''): Generator<string> {
  if (typeof value === 'string') {
    if (pathKeys.has(key)) yield value;
    // `recorded:half.db#google:gemini` reads `half.db`.
    if (value.startsWith('recorded:')) yield value.slice('recorded:'.length).replace(/#[^#]*$/, '');
  } else if (typeof value === 'object' && value !== null) {
    for (const [inner, part] of Object.entries(value)) yield* paths(part, inner);
  }
}
