import type { PairwiseReport, Warning } from './report.ts';
import { fewestClusters } from '../statistics/comparisons/fewest-clusters.ts';

/** A judge that agrees with itself less often than this is not to be relied on (design of pairwise judgements: both orders). */
const weakConsistency = 0.6;

/** A larger share of missing choices is warned of. */
const missingShare = 0.05;

/** Fewer questions than this may all be of one kind. */
const fewQuestions = 20;

/** What a reader should know before believing preferences, most weighty first. */
export function pairwiseWarnings(pairwise: PairwiseReport): Warning[] {
  return [
    ...weakJudge(pairwise),
    ...oneOrder(pairwise),
    ...missing(pairwise),
    ...circles(pairwise),
    ...few(pairwise),
  ];
}

function weakJudge({ consistency: { estimate } }: PairwiseReport): Warning[] {
  if (estimate === null || estimate >= weakConsistency) return [];
  const message = `weak judge: its choices agree on ${Math.floor(estimate * 100)} % of the pairs that it saw in both orders; do not rely on them`;
  return [{ code: 'weak-judge', message }];
}

function oneOrder({ counts, firstPositionRate }: PairwiseReport): Warning[] {
  if (counts.swapped > 0) return [];
  const { lower, upper } = firstPositionRate;
  const leans = lower !== null && upper !== null && (lower > 0.5 || upper < 0.5);
  const lean = leans ? `; the answer shown ${lower > 0.5 ? 'first' : 'second'} is preferred more often` : '';
  const message = `no pair was shown in both orders: how much the order decides cannot be told${lean}`;
  return [{ code: 'one-order', message }];
}

function missing({ counts: { noVerdict, comparisons } }: PairwiseReport): Warning[] {
  if (noVerdict / comparisons <= missingShare) return [];
  const message = `${noVerdict} of ${comparisons} comparisons are without a choice; that they are missing may not be chance`;
  return [{ code: 'missing-choices', message }];
}

function circles({ cycles }: PairwiseReport): Warning[] {
  return cycles.map((names) => ({
    code: 'cycle',
    message: `${names.join(', ')} are each preferred to another of them in a circle: no order of them fits the choices`,
  }));
}

function few({ pairs }: PairwiseReport): Warning[] {
  const least = Math.min(...pairs.map(({ winRate }) => winRate.clusters));
  const level = pairs[0]?.winRate.level ?? 0.95;
  const needed = fewestClusters({ comparisons: pairs.length, alpha: 1 - level });
  if (least < needed) {
    const family = pairs.length === 1 ? 'one pair' : `${pairs.length} pairs`;
    const message = `a pair rests on ${least} questions only: with ${family}, below ${needed} questions no verdict is possible`;
    return [{ code: 'no-verdict-possible', message }];
  }
  if (least >= fewQuestions) return [];
  const message = `a pair rests on ${least} questions only: they say little about others`;
  return [{ code: 'few-compared', message }];
}
