import { dirname, resolve } from 'node:path';
import { findEvaluation } from '../evaluation/find-evaluation.ts';
import { plainText } from '../output/plain-text.ts';
import { prepareFile, type Preparation } from '../run/prepare.ts';
import { environmentIn } from './environment-in.ts';
import { UsageError, type Outside } from './outside.ts';

/** An evaluation file as it was found and read. */
export interface OpenedEvaluation {
  /** As typed: for messages. */
  readonly file: string;
  readonly folder: string;
  readonly preparation: Preparation;
}

/** Finds and reads the evaluation that was named, or the usual one of this folder. Warnings go to stderr. */
export async function openEvaluation(named: string | undefined, outside: Outside): Promise<OpenedEvaluation> {
  const found = await findEvaluation('.', named);
  if ('problem' in found) throw new UsageError(found.problem);
  const folder = resolve(outside.folder, dirname(found.file));
  const preparation = await prepareFile(found.file, await environmentIn(folder, outside));
  for (const { message } of preparation.warnings) outside.messages.write(`! ${plainText(message)}\n`);
  return { file: found.file, folder, preparation };
}
