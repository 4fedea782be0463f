import type { Looks } from '../run/looks.ts';
import { asInterval } from './mean-intervals.ts';
import type { LooksReport, Report } from './report.ts';

/** What is known of the looks of a run, and how many calls all of its questions would take. */
export interface SourceLooks {
  readonly looks: Looks;
  readonly callsPlanned: number;
}

/**
 * The looks as a report tells them. Saved is what was planned less what was needed, with whatever a judge
 * had to be asked again, and answers that were under way when the run stopped.
 */
export function looksReport(source: SourceLooks | null, usage: Report['usage']): LooksReport | null {
  if (source === null) return null;
  const { looks, callsPlanned } = source;
  const { planned, used, stopped, kind, measure, questions } = looks;
  const saved = stopped === null ? 0 : Math.max(0, callsPlanned - (usage.calls ?? callsPlanned));
  return {
    planned,
    used,
    stopped,
    kind,
    measure,
    questions,
    calls: { planned: callsPlanned, saved },
    comparisons: looks.comparisons.map(({ a, b, decided, difference }) => ({
      a,
      b,
      decided,
      difference: asInterval(difference, 'questions-like-these'),
    })),
  };
}
