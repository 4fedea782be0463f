import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import type { JudgePrompts } from '../record/evaluation.ts';

const promptsFile = z.strictObject({
  version: z.int().min(1),
  task: z.string(),
  oneTurn: z.string(),
  evaluation: z.string(),
  verdict: z.string(),
  again: z.string().includes('{problem}'),
  audit: z.string(),
  proof: z.string().includes('{words}').includes('{page}'),
  pairs: z.strictObject({ task: z.string(), oneTurn: z.string() }),
});

/** The wording that a run beginning today gives its judges, and keeps to its end. */
export function judgePrompts(): JudgePrompts {
  const text = readFileSync(new URL('./prompts.yaml', import.meta.url), 'utf8');
  return promptsFile.parse(parse(text));
}
