import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { JournalError } from '../../journal/journal.ts';
import { countedText } from '../../output/number-text.ts';
import { openJournal } from '../journal-place.ts';
import { journalFiles } from '../refuse-inputs.ts';
import type { Health } from './health.ts';

/** Opens a journal, looks through it for damage, and says what it holds. Makes none where there is none. */
export async function journalHealth(path: string): Promise<Health> {
  const about = 'journal';
  const blocked = [path, dirname(path)].find((place) => existsSync(place) && !isWritable(place));
  if (blocked !== undefined) {
    const remedy = 'check its permissions, or name another file with --journal';
    return { state: 'failed', about, found: `${blocked} cannot be written`, remedy };
  }
  if (!existsSync(path)) return noJournal(path);
  try {
    return { state: 'ok', about, found: await contents(path), remedy: null };
  } catch (error) {
    if (!(error instanceof JournalError)) throw error;
    return { state: 'failed', about, found: error.message, remedy: null };
  }
}

async function contents(path: string): Promise<string> {
  const { journalFormat } = await import('../../journal/journal-format.ts');
  const before = journalFormat(path);
  const journal = await openJournal(path);
  try {
    await journal.check();
    const runs = (await journal.runs()).length;
    const now = journalFormat(path);
    const format = before === now ? `format ${now}` : `format ${before}, brought to ${now}`;
    return `${path}, ${format}, ${sizeText(path)}, ${countedText(runs, 'run')}, no damage found`;
  } finally {
    await journal.close();
  }
}

/** The first run makes it, in the nearest folder that is there. */
function noJournal(path: string): Health {
  let folder = dirname(path);
  while (!existsSync(folder)) folder = dirname(folder);
  const found = `${path} is not there yet`;
  return isWritable(folder)
    ? { state: 'ok', about: 'journal', found: `${found}: the first run makes it`, remedy: null }
    : {
        state: 'failed',
        about: 'journal',
        found: `${found}, and ${folder} cannot be written`,
        remedy: 'name another file with --journal',
      };
}

function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function sizeText(path: string): string {
  const bytes = journalFiles(path).reduce(
    (sum, file) => sum + (statSync(file, { throwIfNoEntry: false })?.size ?? 0),
    0,
  );
  return bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
