import { covariance, differ, sampleVariance } from '../moments.ts';
import type { LabelPair } from './label-pairs.ts';
import { midRanks } from './mid-ranks.ts';

/** A measure of agreement from -1 to 1; null where one side does not vary, or there are fewer than two pairs. */
export type Correlation = (pairs: readonly LabelPair[]) => number | null;

/** Pearson's: how near the pairs lie to a line. */
export const pearson: Correlation = (pairs) => linear(sideOf(pairs, 'judge'), sideOf(pairs, 'human'));

/** Spearman's: Pearson's of mid-ranks. */
export const spearman: Correlation = (pairs) =>
  linear(midRanks(sideOf(pairs, 'judge')), midRanks(sideOf(pairs, 'human')));

/** Kendall's tau-b: concordant less discordant pairs of pairs, corrected for ties. */
export const kendallTauB: Correlation = (pairs) => {
  let [balance, untiedJudge, untiedHuman] = [0, 0, 0];
  for (const [index, { judge, human }] of pairs.entries()) {
    for (const other of pairs.slice(0, index)) {
      const [x, y] = [Math.sign(judge - other.judge), Math.sign(human - other.human)];
      balance += x * y;
      untiedJudge += Math.abs(x);
      untiedHuman += Math.abs(y);
    }
  }
  return untiedJudge === 0 || untiedHuman === 0 ? null : balance / Math.sqrt(untiedJudge * untiedHuman);
};

function linear(x: readonly number[], y: readonly number[]): number | null {
  if (x.length < 2 || !differ(x) || !differ(y)) return null;
  const correlation = covariance(x, y) / Math.sqrt(sampleVariance(x) * sampleVariance(y));
  return Math.min(1, Math.max(-1, correlation));
}

function sideOf(pairs: readonly LabelPair[], side: keyof LabelPair): number[] {
  return pairs.map((pair) => pair[side]);
}
