import type { Caller } from '../calls/caller.ts';
import { every } from '../calls/every.ts';
import { paying, type PayOptions } from '../calls/pay.ts';
import type { Journal } from '../journal/journal.ts';
import { newOwner } from '../journal/owner.ts';
import { wait } from '../models/wait.ts';
import { documentsFrom } from './documents-from.ts';
import type { Prepared } from './prepared.ts';

/** What a caller is opened for, and who hears of what. */
export interface CallerOptions extends Pick<PayOptions, 'run' | 'now' | 'onPause' | 'onStop'> {
  readonly signal?: AbortSignal | undefined;
  /** Called with each piece of an answer as it arrives, where the provider streams. */
  readonly onText?: ((piece: string) => void) | undefined;
}

/** A paying caller for what was prepared; its documents are kept first, so that a replay finds them. */
export async function openCaller(
  prepared: Prepared,
  journal: Journal,
  options: CallerOptions,
): Promise<Caller> {
  for (const document of prepared.documents) await journal.keepDocument(document);
  const { signal, onText, ...others } = options;
  const context = {
    documents: documentsFrom(prepared, journal),
    ...(signal === undefined ? {} : { signal }),
    ...(onText === undefined ? {} : { onText }),
  };
  const { findModel } = prepared;
  const outside = { wait, every, random: Math.random, owner: newOwner() };
  return paying({ ...others, ...outside, journal, findModel, context });
}
