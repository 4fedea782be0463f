/** Words typed -> library called -> words printed, exit code. The only room that knows `process` and `console`. */

/** A stream that words are printed to. */
export interface Stream {
  write(text: string): void;
  readonly isTerminal: boolean;
  /** Columns; 80 where there is no terminal. */
  readonly width: number;
  readonly color: boolean;
  /** Waits until all is out; resolves to what kept it from being. Left out where nothing can. */
  readonly settled?: () => Promise<Error | null>;
}

/** The world around a command: handed in, so that a command can be tried without a process. */
export interface Outside {
  /** The folder the command was typed in. */
  readonly folder: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Results, and nothing else. */
  readonly results: Stream;
  /** Everything else. */
  readonly messages: Stream;
  readonly now: () => number;
  /** Aborted by the first Ctrl-C or SIGTERM. */
  readonly signal: AbortSignal;
  readonly version: string;
  /** Whether stacks are shown. */
  readonly verbose: boolean;
}

/** What the exit code of a command says. */
export const exitCodes = {
  finished: 0,
  failed: 1,
  unusable: 2,
  incomplete: 3,
  bug: 70,
  interrupted: 130,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** What was typed cannot be done: one line, with the remedy. Nothing was called. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** A result that could not be written, in one line. */
export class ResultError extends Error {
  override readonly name = 'ResultError';
}

/** Something failed after calls were made: one line, with what became of them. */
export class AfterCallsError extends Error {
  override readonly name = 'AfterCallsError';
}
