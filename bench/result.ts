import type { LoadMeasurement, Measured } from './bench.ts';
import { median, written, type Rounds, type Unit } from './figures.ts';

/** A line of the benchmark's table. */
export interface Result {
  /** What was measured, in words. */
  readonly measure: string;
  readonly unit: Unit;
  /** The same work done bare; null where there is no such thing. */
  readonly limit: Rounds | null;
  readonly peers: Readonly<Record<string, Rounds>>;
  readonly assay: Rounds;
  /** What is held against the bound. */
  readonly held: { readonly what: string; readonly rounds: Rounds; readonly unit: Unit };
  readonly bound: { readonly most: number } | { readonly least: number };
}

/** One number of every contender, round by round. */
export function eachOf(
  { limit, peers, assay }: Measured,
  read: (one: LoadMeasurement) => number,
): { limit: Rounds; peers: Record<string, Rounds>; assay: Rounds } {
  const named = Object.entries(peers).map(([name, all]) => [name, all.map(read)] as const);
  return { limit: limit.map(read), peers: Object.fromEntries(named), assay: assay.map(read) };
}

/** Whether the median keeps to the bound. */
export function holds({ held, bound }: Result): boolean {
  const value = median(held.rounds);
  return 'most' in bound ? value <= bound.most : value >= bound.least;
}

/** The cells of a line, in the order of `columns`. */
export function cells(result: Result): string[] {
  const { measure, unit, limit, peers, assay, held, bound } = result;
  return [
    measure,
    limit === null ? '' : written(limit, unit),
    Object.entries(peers)
      .map(([name, rounds]) => `${name} ${written(rounds, unit)}`)
      .join(', '),
    written(assay, unit),
    `${held.what} ${written(held.rounds, held.unit)}`.trim(),
    'most' in bound ? `at most ${bound.most}` : `at least ${bound.least}`,
    holds(result) ? 'yes' : 'NO',
  ];
}

export const columns = ['measure', 'limit', 'peers', 'Assay', 'held against the bound', 'bound', 'holds'];
