import type { ClusteredValue } from '../intervals/cluster-robust.ts';

/** One number for one question: its mean rating, its pass rate, its share of wins. */
export interface QuestionValue extends ClusteredValue {
  readonly question: string;
}

/** What two candidates' numbers say of the questions that both have. */
export interface PairedDifferences {
  /** b minus a, in the order of a. */
  readonly differences: readonly QuestionValue[];
  /** Questions that only one of them has a number for. */
  readonly dropped: number;
  readonly aHigher: number;
  readonly equal: number;
  readonly bHigher: number;
}

/** Less than this is rounding, and counts as equal. */
const SLACK = 1e-9;

/** The difference b minus a on each shared question; ids are unique within a, and within b. */
export function pairedDifferences(
  a: readonly QuestionValue[],
  b: readonly QuestionValue[],
): PairedDifferences {
  const ofB = new Map(b.map(({ question, value }) => [question, value]));
  const differences = a.flatMap(({ question, cluster = null, value }) => {
    const other = ofB.get(question);
    return other === undefined ? [] : [{ question, cluster, value: other - value }];
  });
  return {
    differences,
    dropped: a.length + b.length - 2 * differences.length,
    aHigher: differences.filter(({ value }) => value < -SLACK).length,
    equal: differences.filter(({ value }) => Math.abs(value) <= SLACK).length,
    bHigher: differences.filter(({ value }) => value > SLACK).length,
  };
}

/** The questions on which the two lie furthest apart, furthest first; those without a difference are none. */
export function largestDifferences(differences: readonly QuestionValue[], count: number): QuestionValue[] {
  return differences
    .filter(({ value }) => Math.abs(value) > SLACK)
    .toSorted((first, second) => Math.abs(second.value) - Math.abs(first.value))
    .slice(0, count);
}
