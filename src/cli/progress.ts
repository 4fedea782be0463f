import type { RatedAnswer } from '../record/rated-answer.ts';
import type { Outside } from './outside.ts';

/** Without a terminal, one line each time this many milliseconds have passed. */
const linesEvery = 10_000;
/** On a terminal the line is drawn again at most this often. */
const drawEvery = 100;

/** Tells on stderr how far a run is. */
export interface Progress {
  done(rated: RatedAnswer): void;
  /** Takes the line away. */
  end(): void;
}

/** Counts answers against how many are planned, with what did not work so far and the time that may remain. */
export function progress(planned: number, outside: Outside): Progress {
  const { messages, now } = outside;
  const startedAt = now();
  let shownAt = messages.isTerminal ? 0 : startedAt;
  let done = 0;
  let failed = 0;
  return {
    done({ answer, ratings }) {
      done += 1;
      if (answer.outcome === 'error' || ratings.some(({ rating }) => rating.outcome === 'error')) failed += 1;
      if (now() - shownAt < (messages.isTerminal ? drawEvery : linesEvery)) return;
      shownAt = now();
      const line = describe({ done, failed, planned, elapsed: shownAt - startedAt });
      messages.write(
        messages.isTerminal
          ? `\r\u001b[K${bar(done / planned)} ${line}`.slice(0, messages.width + 4)
          : `${line}\n`,
      );
    },
    end() {
      if (messages.isTerminal) messages.write('\r\u001b[K');
    },
  };
}

function describe(state: { done: number; failed: number; planned: number; elapsed: number }): string {
  const { done, failed, planned, elapsed } = state;
  const seconds = Math.round(((elapsed / done) * (planned - done)) / 1000);
  const remaining = seconds < 90 ? `${seconds} s` : `${Math.round(seconds / 60)} min`;
  const failures = failed === 0 ? '' : `, ${failed} with an error`;
  return `${done} of ${planned} answers${failures}, about ${remaining} left`;
}

function bar(share: number): string {
  const width = 20;
  const full = Math.round(share * width);
  return `[${'#'.repeat(full)}${'-'.repeat(width - full)}]`;
}
