import { readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { parse } from 'yaml';
import type { Evaluation } from '../record/evaluation.ts';
import type { Run } from '../record/run.ts';

/**
 * The files that an evaluation reads, as far as they can be told: itself, the keys beside it, its documents, and
 * whatever its YAML names. What is no path names no file, and does no harm here.
 */
export function filesRead(file: string, evaluation: Evaluation): string[] {
  const folder = dirname(file);
  return [file, ...besides(folder, evaluation), ...textsIn(file).map((text) => resolve(folder, text))];
}

/** The same for a stored run, whose file may have been moved since. */
export function filesOfRun({ source, evaluation }: Run, journal: string): string[] {
  const folder = dirname(journal);
  const home = basename(folder) === '.assay' ? dirname(folder) : folder;
  if (source === '') return [];
  return filesRead(resolve(home, source), evaluation);
}

function besides(folder: string, { documents }: Evaluation): string[] {
  return [join(folder, '.env'), ...documents.map(({ source }) => resolve(folder, source))];
}

/** Every text of a YAML file, any of which may be the path of a file; none of what is no YAML. */
function textsIn(file: string): string[] {
  if (!/\.ya?ml$/i.test(file)) return [];
  try {
    return [...texts(parse(readFileSync(file, 'utf8'), { logLevel: 'silent' }))];
  } catch {
    return [];
  }
}

function* texts(value: unknown): Generator<string> {
  if (typeof value === 'string') yield* [value, recordingIn(value)];
  else if (typeof value === 'object' && value !== null)
    for (const inner of Object.values(value)) yield* texts(inner);
}

/** `recorded:half.db#google:gemini` reads `half.db`. */
function recordingIn(text: string): string {
  return text.replace(/^recorded:/, '').replace(/#[^#]*$/, '');
}
