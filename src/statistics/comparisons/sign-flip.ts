import { clusterValues } from '../intervals/cluster-robust.ts';
import type { ClusteredValue } from '../intervals/cluster-robust.ts';
import { sum } from '../moments.ts';
import { randomStream } from '../random.ts';

interface SignFlipOptions {
  /** Differences, or distances of shares from one half. */
  readonly questions: readonly ClusteredValue[];
  readonly seed: number;
  /** Draws where the patterns are too many to count them all. */
  readonly draws?: number;
}

export interface SignFlip {
  readonly p: number;
  /** Whether all patterns were counted; else p is a share of random draws. */
  readonly exact: boolean;
  /** Pieces of evidence whose sign was flipped. */
  readonly clusters: number;
}

const CHUNK = 8;
const EXACT_UP_TO = 16;

/**
 * Two-sided p of the sum of differences if every sign had been a coin's (Fisher 1935; Pitman 1937): the share of all 2^n
 * patterns of signs whose sum is as far from 0; counted up to n = 16, else (b + 1) / (B + 1) of B seeded draws. Zeros stay in,
 * clusters are flipped as a whole, and no shape of distribution is assumed. 1 without data.
 */
export function signFlip({ questions, seed, draws = 20_000 }: SignFlipOptions): SignFlip {
  const values = clusterValues(questions).map((group) => sum(group));
  const observed = Math.abs(sum(values));
  // Sums of the same numbers in another order must count as equal.
  const reached = observed - 1e-9 * Math.max(1, sum(values, Math.abs));
  const clusters = values.length;
  if (clusters > EXACT_UP_TO && isOutOfReach(values, { reached, draws }))
    return { p: 1 / (draws + 1), exact: false, clusters };
  const tables = signedSums(values);
  if (clusters <= EXACT_UP_TO)
    return { p: exactShare(tables, reached, 2 ** clusters), exact: true, clusters };
  return { p: drawnShare({ tables, reached, seed, draws }), exact: false, clusters };
}

/**
 * Whether no draw will come so far: by Hoeffding's inequality (1963) a sum of flipped signs reaches t with a probability of at
 * most 2 exp(-t^2 / (2 sum d^2)). What is as unlikely as that in all draws together need not be drawn.
 */
function isOutOfReach(
  values: readonly number[],
  { reached, draws }: { reached: number; draws: number },
): boolean {
  const squares = sum(values, (value) => value * value);
  return reached > 0 && draws * 2 * Math.exp(-(reached * reached) / (2 * squares)) < 1e-12;
}

/** For every eight values the sums under each of their patterns of signs; adding up tables is faster than adding up values. */
function signedSums(values: readonly number[]): Float64Array[] {
  const tables: Float64Array[] = [];
  for (let start = 0; start < values.length; start += CHUNK) {
    let sums = [0];
    for (const value of values.slice(start, start + CHUNK))
      sums = [...sums.map((total) => total - value), ...sums.map((total) => total + value)];
    tables.push(Float64Array.from(sums));
  }
  return tables;
}

function exactShare([low, high]: readonly Float64Array[], reached: number, patterns: number): number {
  let extreme = 0;
  for (const first of low ?? [0])
    for (const second of high ?? [0]) if (Math.abs(first + second) >= reached) extreme += 1;
  return extreme / patterns;
}

interface DrawnOptions {
  readonly tables: readonly Float64Array[];
  readonly reached: number;
  readonly seed: number;
  readonly draws: number;
}

function drawnShare({ tables, reached, seed, draws }: DrawnOptions): number {
  const { bits } = randomStream(seed, 'sign-flip');
  const totals = new Float64Array(draws);
  // Four tables at a time for all draws: they stay in the processor's nearest cache, and share the bits of a word.
  for (let start = 0; start < tables.length; start += 4) {
    const [a = NOTHING, b = NOTHING, c = NOTHING, d = NOTHING] = tables.slice(start, start + 4);
    // Tables have 2^k entries; the last one may be shorter than the eight bits at hand.
    const [ofA, ofB, ofC, ofD] = [a.length - 1, b.length - 1, c.length - 1, d.length - 1];
    for (let draw = 0; draw < draws; draw += 1) {
      const word = bits();
      totals[draw]! +=
        a[word & ofA]! + b[(word >>> 8) & ofB]! + c[(word >>> 16) & ofC]! + d[(word >>> 24) & ofD]!;
    }
  }
  let extreme = 0;
  for (const total of totals) if (Math.abs(total) >= reached) extreme += 1;
  return (extreme + 1) / (draws + 1);
}

/** Stands for a table that is not there. */
const NOTHING = Float64Array.of(0);
