import { resolve } from 'node:path';
import type { Caller } from '../calls/caller.ts';
import { remembering } from '../calls/remember.ts';
import { sending } from '../calls/send.ts';
import { openSqliteJournal } from '../journal/sqlite-journal.ts';
import { documentsFrom } from '../run/documents-from.ts';
import type { Preparation } from '../run/prepare.ts';

/** Where a program's paths begin and what it pays is kept. */
export interface Place {
  /** The folder that paths begin in; the one the program was started in where none is given. */
  readonly folder?: string;
  /** The journal's file; `.assay/journal.db` in the folder where none is given, `:memory:` for none. */
  readonly journal?: string;
  readonly signal?: AbortSignal;
}

/** The run under which single calls are noted: they belong to no evaluation. */
const single = 'ask';

/** Works with a caller on the place's journal, and closes it whatever happens. */
export async function withCaller<Result>(
  preparation: Preparation,
  place: Place,
  work: (caller: Caller) => Promise<Result>,
): Promise<Result> {
  const journal = openSqliteJournal(journalPath(place));
  try {
    for (const document of preparation.documents) await journal.keepDocument(document);
    const documents = documentsFrom(preparation.documents, journal);
    const context = { documents, ...(place.signal === undefined ? {} : { signal: place.signal }) };
    return await work(remembering(journal, single, sending(preparation.findModel, context, Date.now)));
  } finally {
    await journal.close();
  }
}

export function journalPath({ folder, journal }: Place): string {
  if (journal === ':memory:') return journal;
  return resolve(folder ?? '.', journal ?? '.assay/journal.db');
}
