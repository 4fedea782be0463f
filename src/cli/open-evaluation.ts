import { dirname, resolve } from 'node:path';
import { findEvaluation } from '../evaluation/find-evaluation.ts';
import { plainText } from '../output/plain-text.ts';
import type { Environment } from '../models/environment.ts';
import { prepareFile, type Preparation } from '../run/prepare.ts';
import { environmentIn } from './environment-in.ts';
import { UsageError, type Outside } from './outside.ts';

/** An evaluation file as it was found and read. */
export interface OpenedEvaluation {
  /** As typed: for messages. */
  readonly file: string;
  readonly folder: string;
  /** With what a `.env` in the folder adds. */
  readonly environment: Environment;
  readonly preparation: Preparation;
}

/** Finds and reads the evaluation that was named, or the usual one of this folder. Warnings go to stderr. */
export async function openEvaluation(named: string | undefined, outside: Outside): Promise<OpenedEvaluation> {
  const found = await findEvaluation('.', named);
  if ('problem' in found) throw new UsageError(found.problem);
  const folder = resolve(outside.folder, dirname(found.file));
  const environment = await environmentIn(folder, outside);
  const preparation = await prepareFile(found.file, environment);
  for (const { message } of preparation.warnings) outside.messages.write(`! ${plainText(message)}\n`);
  return { file: found.file, folder, environment, preparation };
}
