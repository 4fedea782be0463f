import { meanTest } from '../../../src/statistics/comparisons/mean-test.ts';
import { pairedDifferences } from '../../../src/statistics/comparisons/paired-differences.ts';
import { stopRule } from '../../../src/statistics/comparisons/stop-rule.ts';
import { anytime } from '../../../src/statistics/planning/anytime.ts';
import { lookSchedule } from '../../../src/statistics/planning/look-schedule.ts';
import { questionMeans } from '../../../src/statistics/question-means.ts';
import type { RandomStream } from '../../../src/statistics/random.ts';
import type { Cell, Goal } from '../cell.ts';
import { NOISE, rate } from '../design.ts';
import { deviationOf, locationFor } from '../truth.ts';

const QUESTIONS = 50;
const NOISE_BETWEEN = { ...NOISE, interaction: 0.3 };
const DEVIATION = deviationOf(NOISE_BETWEEN);

/** Planned looks at up to 50 questions, and looking after each. */
export const stopping: readonly Cell[] = [
  looksCell('no difference', { difference: 0, goals: [{ outcome: 'different', from: 0, to: 0.05 }] }),
  looksCell('true difference .2', { difference: 0.2 }),
  looksCell('true difference .4', { difference: 0.4, goals: [{ outcome: 'saved', from: 0.35, to: 1 }] }),
  looksCell('true difference .6', { difference: 0.6, goals: [{ outcome: 'saved', from: 0.35, to: 1 }] }),
  looksCell('no difference, margin .3', { difference: 0, margin: 0.3 }),
  looksCell('true difference .3, margin .3', {
    difference: 0.3,
    margin: 0.3,
    goals: [{ outcome: 'equivalent', from: 0, to: 0.05 }],
  }),
  ...[0, 0.4].map(anytimeCell),
];

interface LooksCell {
  readonly difference: number;
  readonly margin?: number;
  readonly goals?: readonly Goal[];
}

function looksCell(row: string, { difference, margin = 0.25, goals = [] }: LooksCell): Cell {
  const schedule = lookSchedule({ questions: QUESTIONS, looks: 5 }) ?? [];
  const decide = stopRule({ schedule, margin, level: 0.95, comparisons: 1 });
  return {
    table: 'Five planned looks at up to 50 questions',
    row,
    effort: 0.5,
    goals,
    simulate: (random) => {
      const differences = simulateDifferences(difference, random);
      const looks = schedule.map((count, look) => decide(differences.slice(0, count), look).decided);
      const end = looks.findIndex((decided) => decided !== null);
      const used = end === -1 ? QUESTIONS : schedule[end]!;
      const all = meanTest({ questions: differences, against: 0, level: 0.95 });
      const peeks = schedule.map((count) =>
        meanTest({ questions: differences.slice(0, count), against: 0, level: 0.95 }),
      );
      return {
        different: Number(looks[end] === 'different'),
        equivalent: Number(looks[end] === 'equivalent'),
        saved: 1 - used / QUESTIONS,
        withoutLooks: Number(!all.refused && all.p <= 0.05),
        peeking: Number(peeks.some((peek) => !peek.refused && peek.p <= 0.05)),
      };
    },
  };
}

function anytimeCell(difference: number): Cell {
  return {
    table: 'Looking after every question, up to 50',
    row: difference === 0 ? 'no difference' : `true difference ${difference}`,
    effort: 0.5,
    goals: difference === 0 ? [{ outcome: 'different', from: 0, to: 0.05 }] : [],
    simulate: (random) => {
      const differences = simulateDifferences(difference, random).map(({ value }) => value);
      const counts = Array.from({ length: QUESTIONS - 4 }, (_, index) => index + 5);
      const end = counts.find(
        (count) => anytime({ differences: differences.slice(0, count), alpha: 0.05 }).stop,
      );
      return { different: Number(end !== undefined), saved: 1 - (end ?? QUESTIONS) / QUESTIONS };
    },
  };
}

function simulateDifferences(difference: number, random: RandomStream): { value: number }[] {
  const locations = [3.2, 3.2 + difference].map((mean) => locationFor(mean, DEVIATION));
  const rated = rate(
    { locations, questions: QUESTIONS, answers: 3, ratings: 3, noise: NOISE_BETWEEN },
    random,
  );
  const [a = [], b = []] = rated.map((candidate) => questionMeans(candidate).questions);
  return pairedDifferences(a, b).differences.map(({ value }) => ({ value }));
}
