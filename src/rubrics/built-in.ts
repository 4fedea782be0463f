import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { Rubric } from '../record/rubric.ts';
import { rubricFile, toRubric } from './rubric-file.ts';

/** The ids of the rubrics that come with Assay; those for pairs are named after the one that they are the twin of. */
export const builtInRubrics = [
  'question-answering',
  'summarization',
  'groundedness',
  'instruction-following',
  'coherence',
  'fluency',
  'verbosity',
  'text-quality',
  'safety',
  'correctness-against-reference',
  'question-answering-pairwise',
  'summarization-pairwise',
] as const;

/** The rubric of that id, or null where none comes with Assay. */
export function builtInRubric(id: string): Rubric | null {
  if (!builtInRubrics.some((known) => known === id)) return null;
  const text = readFileSync(new URL(`./${id}.yaml`, import.meta.url), 'utf8');
  return toRubric(rubricFile.parse(parse(text)));
}
