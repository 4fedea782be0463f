import type { ChildProcess } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import type { GeminiServer } from '../kit/gemini/server.ts';
import { callsIn, type Size } from './evaluation.ts';

/** When a run is cut: so long after so many of its calls have begun. */
export interface Moment {
  readonly begun: number;
  /** In milliseconds. */
  readonly later: number;
}

/** Moments all over a run; the first of them before its first call. */
export function momentsOf(count: number, size: Size, random: () => number): Moment[] {
  return Array.from({ length: count }, (_, index) => ({
    begun: index === 0 ? 0 : 1 + Math.floor(random() * (callsIn(size) - 1)),
    later: random() * (index === 0 ? 400 : size.latencyMs),
  }));
}

/** Waits until a run has come so far. */
export async function reached(
  server: GeminiServer,
  { begun, later }: Moment,
  child: ChildProcess,
): Promise<void> {
  while (server.counts.generateContent < begun && child.exitCode === null) await wait(2);
  await wait(later);
}
