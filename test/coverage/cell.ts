import { randomStream } from '../../src/statistics/random.ts';
import type { RandomStream } from '../../src/statistics/random.ts';

/** What one simulated study showed: 1 or 0 for what held or not, numbers as they are, null for what does not apply. */
export type Outcome = Readonly<Record<string, number | null>>;

/** A goal for the mean of one outcome. */
export interface Goal {
  readonly outcome: string;
  readonly from: number;
  readonly to: number;
}

/** One design, simulated many times. */
export interface Cell {
  /** The table it belongs to, and its row in it. */
  readonly table: string;
  readonly row: string;
  /** Share of the usual number of runs, for what takes long. */
  readonly effort?: number;
  readonly goals: readonly Goal[];
  readonly simulate: (random: RandomStream) => Outcome;
}

export interface CellResult {
  readonly table: string;
  readonly row: string;
  readonly runs: number;
  /** Mean of each outcome over the runs that have it, and how many those were. */
  readonly outcomes: Readonly<Record<string, { readonly mean: number; readonly runs: number }>>;
}

/** All randomness of the study begins here. */
const SEED = 20_261_123;

/** Simulates a cell. Each run has a stream of its own, so that neither the number of workers nor other cells change it. */
export function runCell({ table, row, simulate, effort = 1 }: Cell, runs: number): CellResult {
  const sums = new Map<string, { total: number; runs: number }>();
  const planned = Math.ceil(runs * effort);
  for (let run = 0; run < planned; run += 1) {
    for (const [name, value] of Object.entries(simulate(randomStream(SEED, table, row, run)))) {
      if (value === null) continue;
      const sum = sums.get(name) ?? { total: 0, runs: 0 };
      sums.set(name, { total: sum.total + value, runs: sum.runs + 1 });
    }
  }
  const outcomes = [...sums].map(
    ([name, sum]) => [name, { mean: sum.total / sum.runs, runs: sum.runs }] as const,
  );
  return { table, row, runs: planned, outcomes: Object.fromEntries(outcomes) };
}

/** 1 where the limits hold the truth, 0 where not, null where there are none. */
export function covers(
  interval: { readonly lower: number; readonly upper: number } | { readonly refused: true },
  truth: number,
): number | null {
  if (!('lower' in interval)) return null;
  // What is at the end of the scale is held, whatever the rounding.
  return interval.lower <= truth + 1e-12 && truth - 1e-12 <= interval.upper ? 1 : 0;
}
