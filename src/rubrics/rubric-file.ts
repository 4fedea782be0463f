/** Criteria, levels and steps as data files; reads and lints them. */
import { z } from 'zod';
import type { Rubric } from '../record/rubric.ts';

/** Farther out, sums and differences of ratings lose their decimals. */
const value = z.number().min(-1_000_000).max(1_000_000);
const text = z.string().trim().min(1);

/** What a rubric file holds. Unknown keys are refused, so that a misspelt one is never ignored. */
export const rubricFile = z.strictObject({
  id: text.regex(/^[a-z0-9][a-z0-9-]*$/, 'use lower-case letters, digits and dashes'),
  version: z.int().min(1),
  kind: z.enum(['pointwise', 'pairwise']).default('pointwise'),
  purpose: text,
  criteria: z.array(z.strictObject({ name: text, description: text })).min(1),
  levels: z.array(z.strictObject({ value, name: text, condition: text })).min(2),
  target: value.nullable().default(null),
  steps: z.array(text).min(1),
  needsDocument: z.boolean().default(true),
  needsReference: z.boolean().default(false),
});

export type RubricFile = z.infer<typeof rubricFile>;

/** A rubric with its levels in rising order of value, however the file lists them. */
export function toRubric(file: RubricFile): Rubric {
  return { ...file, levels: file.levels.toSorted((a, b) => a.value - b.value) };
}
