import { correctedMean } from '../../../src/statistics/agreement/corrected-mean.ts';
import { jackknifeInterval } from '../../../src/statistics/agreement/jackknife.ts';
import type { LabelPair } from '../../../src/statistics/agreement/label-pairs.ts';
import { weightedKappa } from '../../../src/statistics/agreement/weighted-kappa.ts';
import { jury } from '../../../src/statistics/comparisons/jury.ts';
import { mean, sampleVariance } from '../../../src/statistics/moments.ts';
import { randomStream } from '../../../src/statistics/random.ts';
import type { RandomStream } from '../../../src/statistics/random.ts';
import { covers } from '../cell.ts';
import type { Cell } from '../cell.ts';
import { normalDraws } from '../normal-draws.ts';
import { locationFor, trueMean } from '../truth.ts';

const LEVEL = 0.95;

/** Judges held against people, and several judges. */
export const judges: readonly Cell[] = [
  ...[10, 20, 30].map(correctionCell),
  ...[3, 5, 8].map(juryCell),
  ...[15, 30, 60].map(kappaCell),
];

/** A judge that is .4 points lenient, and few labels. */
function correctionCell(labels: number): Cell {
  const deviation = Math.hypot(0.8, 0.4);
  const location = locationFor(3.2, deviation);
  const truth = trueMean(location, deviation);
  return {
    table: 'Means corrected by labels',
    row: `${labels} of 100 questions labelled, judge .4 lenient`,
    goals: [{ outcome: 'covered', from: labels < 20 ? 0.93 : 0.94, to: 0.96 }],
    simulate: (random) => {
      const draw = normalDraws(random);
      const rounded = (value: number): number => Math.min(5, Math.max(1, Math.round(value)));
      const all = Array.from({ length: 100 }, () => {
        const quality = location + draw(0.8);
        return { human: rounded(quality + draw(0.4)), judge: rounded(quality + 0.4 + draw(0.4)) };
      });
      const judgeOnly = all.slice(labels).map(({ judge }) => judge);
      const interval = correctedMean({ labelled: all.slice(0, labels), judgeOnly, level: LEVEL });
      const people = correctedMean({ labelled: all.slice(0, labels), judgeOnly, level: LEVEL, trust: 0 });
      const raw = mean(all.map(({ judge }) => judge));
      const reach = 1.96 * Math.sqrt(sampleVariance(all.map(({ judge }) => judge)) / all.length);
      return {
        covered: covers(interval, truth),
        width: interval.refused ? null : interval.upper - interval.lower,
        peopleWidth: people.refused ? null : people.upper - people.lower,
        naive: covers({ lower: raw - reach, upper: raw + reach }, truth),
      };
    },
  };
}

/** Judges that each favour one of two candidates by .15, on 20 questions: does it hold for other judges? */
function juryCell(size: number): Cell {
  return {
    table: 'Juries',
    row: `${size} judges, 20 questions`,
    goals: [{ outcome: 'covered', from: 0.94, to: 0.96 }],
    simulate: (random) => {
      const draw = normalDraws(random);
      const leanings = Array.from({ length: size }, () => draw(0.15));
      const questions = Array.from({ length: 20 }, () => {
        const level = draw(0.5);
        return leanings.map((leaning) => level + leaning + draw(0.3));
      });
      const { judgesLikeThese, theseJudges } = jury({ questions, level: LEVEL });
      return { covered: covers(judgesLikeThese, 0), naive: covers(theseJudges, 0) };
    },
  };
}

/** Quadratic kappa of a judge and a person, one label a question; the truth is that of very many labels. */
function kappaCell(questions: number): Cell {
  const truth = kappaOf(drawLabels(100_000, randomStream(1, 'kappa')));
  return {
    table: 'Agreement',
    row: `quadratic kappa, ${questions} questions`,
    effort: 0.2,
    goals: [{ outcome: 'covered', from: 0.92, to: 0.97 }],
    simulate: (random) => {
      const items = drawLabels(questions, random).map((pair, index) => ({ ...pair, question: `q${index}` }));
      const interval = jackknifeInterval({ items, statistic: kappaOf, level: LEVEL });
      return {
        covered: truth === null ? null : covers(interval, truth),
        width: interval.refused ? null : interval.upper - interval.lower,
      };
    },
  };
}

function drawLabels(count: number, random: RandomStream): LabelPair[] {
  const draw = normalDraws(random);
  const rounded = (value: number): number => Math.min(5, Math.max(1, Math.round(value)));
  return Array.from({ length: count }, () => {
    const quality = 3.2 + draw(0.9);
    return { judge: rounded(quality + 0.3 + draw(0.5)), human: rounded(quality + draw(0.5)) };
  });
}

function kappaOf(pairs: readonly LabelPair[]): number | null {
  const result = weightedKappa({ pairs, categories: [1, 2, 3, 4, 5], weighting: 'quadratic' });
  return result.refused ? null : result.kappa;
}
