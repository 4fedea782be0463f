import { dirname, join, resolve } from 'node:path';
import { findEvaluation } from '../evaluation/find-evaluation.ts';
import { plainText } from '../output/plain-text.ts';
import { prepareFile, type Preparation } from '../run/prepare.ts';
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
  loadEnvironment(resolve(outside.folder, named ?? '.'));
  const found = await findEvaluation('.', named);
  if ('problem' in found) throw new UsageError(found.problem);
  const preparation = await prepareFile(found.file);
  for (const { message } of preparation.warnings) outside.messages.write(`! ${plainText(message)}\n`);
  return { file: found.file, folder: resolve(outside.folder, dirname(found.file)), preparation };
}

/** Keys may stand in a `.env` beside the evaluation. What the environment holds already is left as it is. */
function loadEnvironment(place: string): void {
  for (const folder of [place, dirname(place)]) {
    try {
      process.loadEnvFile(join(folder, '.env'));
      return;
    } catch {
      // No such file here: nothing to load.
    }
  }
}
