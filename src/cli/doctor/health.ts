/** What one check of the doctor found. */
export interface Health {
  readonly state: 'ok' | 'warn' | 'failed';
  /** What was looked at, in a word or two. */
  readonly about: string;
  readonly found: string;
  /** What to do; null where nothing is to be done. */
  readonly remedy: string | null;
}

/** `ok      Node: 26.10.0`, and what to do behind a semicolon. */
export function healthLine({ state, about, found, remedy }: Health): string {
  const word = state === 'failed' ? 'FAILED' : state;
  return `${word.padEnd(6)}  ${about}: ${found}${remedy === null ? '' : `; ${remedy}`}`;
}
