import { resolve } from 'node:path';
import { env } from 'node:process';
import type { Caller } from '../calls/caller.ts';
import { openSqliteJournal } from '../journal/sqlite-journal.ts';
import type { Environment } from '../models/environment.ts';
import { openCaller } from '../run/open-caller.ts';
import type { Preparation, PreparePlace } from '../run/prepare.ts';
import { singleRun } from './single-evaluation.ts';

/** Where a program's paths begin and what it pays is kept. */
export interface ProgramPlace {
  /** The folder that paths begin in; the one the program was started in where none is given. */
  readonly folder?: string;
  /** The journal's file; `.assay/journal.db` in the folder where none is given, `:memory:` for none. */
  readonly journal?: string;
  readonly signal?: AbortSignal;
  /** Keys and addresses of providers; the process's own environment where none is given. */
  readonly environment?: Environment;
}

/** Works with a caller on the place's journal, and closes it whatever happens. */
export async function withCaller<Result>(
  preparation: Preparation,
  place: ProgramPlace,
  work: (caller: Caller) => Promise<Result>,
): Promise<Result> {
  const journal = openSqliteJournal(journalPath(place));
  try {
    return await work(
      await openCaller(preparation, journal, { run: singleRun, now: Date.now, signal: place.signal }),
    );
  } finally {
    await journal.close();
  }
}

export function journalPath({ folder, journal }: ProgramPlace): string {
  if (journal === ':memory:') return journal;
  return resolve(folder ?? '.', journal ?? '.assay/journal.db');
}

/** What a program leaves out is taken from its process: the folder it was started in, and its environment. */
export function preparePlace({ folder, environment }: ProgramPlace): PreparePlace {
  return { folder: folder ?? '.', environment: environment ?? env };
}
