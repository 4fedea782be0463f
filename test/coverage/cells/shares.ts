import { correctedPassRateByQuestion } from '../../../src/statistics/agreement/corrected-pass-rate.ts';
import { normalQuantile } from '../../../src/statistics/distributions/normal.ts';
import { clusteredWilsonInterval } from '../../../src/statistics/intervals/clustered-wilson.ts';
import { mean, sampleVariance } from '../../../src/statistics/moments.ts';
import type { RandomStream } from '../../../src/statistics/random.ts';
import { covers } from '../cell.ts';
import type { Cell } from '../cell.ts';
import { normalDraws } from '../normal-draws.ts';

const LEVEL = 0.95;
const QUESTION = 0.8;
const ANSWER = 0.5;

/** Shares that pass, as judged, and as people would have found them. */
export const shares: readonly Cell[] = [
  ...[0.54, 0.88, 0.94].flatMap((rate) => [10, 20, 50].map((questions) => passCell(rate, questions))),
  ...[10, 20, 50].map(correctedPassCell),
];

/** Three answers to a question pass where difficulty and answer together lie above a threshold. */
function passCell(rate: number, questions: number): Cell {
  const threshold = locationFor(rate);
  return {
    table: 'Pass rates',
    row: `true rate ${rate}, ${questions} questions of 3 answers`,
    goals: [{ outcome: 'covered', from: 0.93, to: 0.985 }],
    simulate: (random) => {
      const rates = passRates(threshold, questions, random).map((passed) => ({
        rate: mean(passed),
        answers: 3,
      }));
      const interval = clusteredWilsonInterval({ questions: rates, level: LEVEL });
      return {
        covered: covers(interval, rate),
        width: interval.refused ? null : interval.upper - interval.lower,
      };
    },
  };
}

function passRates(threshold: number, questions: number, random: RandomStream): number[][] {
  const draw = normalDraws(random);
  return Array.from({ length: questions }, () => {
    const level = threshold + draw(QUESTION);
    return Array.from({ length: 3 }, () => Number(level + draw(ANSWER) > 0));
  });
}

/** How far answers lie above the threshold on average for this share to pass. */
function locationFor(rate: number): number {
  return normalQuantile(rate) * Math.hypot(QUESTION, ANSWER);
}

/** A judge that passes 20 % of what fails and fails 10 % of what passes, known from 50 labels. */
function correctedPassCell(questions: number): Cell {
  const rate = 0.6;
  const threshold = locationFor(rate);
  const judgePasses = (passed: number, random: RandomStream): number =>
    Number(random.uniform() < (passed === 1 ? 0.9 : 0.2));
  return {
    table: 'Pass rates corrected by labels',
    row: `${questions} questions of 3 answers, 50 labels`,
    goals: [{ outcome: 'covered', from: 0.94, to: 0.99 }],
    simulate: (random) => {
      const judged = passRates(threshold, questions, random).map((answers) =>
        mean(answers.map((passed) => judgePasses(passed, random))),
      );
      const counts = { failed: { agreed: 0, labelled: 0 }, passed: { agreed: 0, labelled: 0 } };
      for (let label = 0; label < 50; label += 1) {
        const passed = Number(random.uniform() < rate);
        const kind = passed === 1 ? counts.passed : counts.failed;
        kind.labelled += 1;
        kind.agreed += Number(judgePasses(passed, random) === passed);
      }
      const variance = sampleVariance(judged) / questions;
      const interval = correctedPassRateByQuestion({
        judged: { rate: mean(judged), variance, questions },
        errors: counts,
        level: LEVEL,
      });
      return {
        covered: covers(interval, rate),
        width: interval.refused ? null : interval.upper - interval.lower,
      };
    },
  };
}
