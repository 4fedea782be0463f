import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import type { Environment } from '../models/environment.ts';
import type { Outside } from './outside.ts';

/** The environment, with what a `.env` in the folder adds to it. What is set already is left as it is. */
export async function environmentIn(folder: string, { environment }: Outside): Promise<Environment> {
  const text = await readFile(join(folder, '.env'), 'utf8').catch(() => '');
  return { ...parseEnv(text), ...environment };
}
