import { JournalError } from '../journal/journal.ts';
import { AfterCallsError, ResultError } from './outside.ts';

/** What went wrong once calls were made, with what became of them; a bug stays a bug. */
export function afterCalls(error: unknown, kept: string): unknown {
  return error instanceof ResultError || error instanceof JournalError
    ? new AfterCallsError(`${error.message}; ${kept}`)
    : error;
}
