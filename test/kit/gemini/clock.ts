/** The server's time: that of the machine, and what a test has let pass. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  advance(hours: number): void;
}

/** `startsAt` in milliseconds since 1970; null for the machine's own time. */
export function startClock(startsAt: number | null): Clock {
  let ahead = startsAt === null ? 0 : startsAt - Date.now();
  return {
    now: () => Date.now() + ahead,
    advance(hours) {
      ahead += hours * 3_600_000;
    },
  };
}
