import { bradleyTerry } from '../../../src/statistics/preferences/bradley-terry.ts';
import type { OrderedComparison } from '../../../src/statistics/preferences/ordered-comparison.ts';
import type { RandomStream } from '../../../src/statistics/random.ts';
import { covers } from '../cell.ts';
import type { Cell } from '../cell.ts';
import { normalDraws } from '../normal-draws.ts';

/** Strengths from choices between pairs. */
export const preferences: readonly Cell[] = [10, 20, 50].map(strengthCell);

/** Three equal candidates: each question suits one of them, and is judged three times in either order. */
function strengthCell(questions: number): Cell {
  const names = ['A', 'B', 'C'];
  return {
    table: 'Strengths from choices',
    row: `3 equal candidates, ${questions} questions, 3 choices in either order`,
    effort: 0.2,
    goals: [{ outcome: 'covered', from: 0.94, to: questions < 20 ? 0.97 : 0.96 }],
    simulate: (random) => {
      const result = bradleyTerry({
        comparisons: choices(names, questions, random),
        positionEffect: true,
        level: 0.95,
      });
      if (result.refused) return { covered: null, refused: 1 };
      const [first] = result.differences;
      const naive = 1.96 * Math.sqrt(2 * result.strengths[0]!.naiveError ** 2 * 1.5);
      const estimate = first!.difference.estimate;
      return {
        covered: covers(first!.difference, 0),
        naive: covers({ lower: estimate - naive, upper: estimate + naive }, 0),
        refused: 0,
      };
    },
  };
}

function choices(names: readonly string[], questions: number, random: RandomStream): OrderedComparison[] {
  const draw = normalDraws(random);
  return Array.from({ length: questions }, (_, index) => {
    const quality = new Map(names.map((name) => [name, draw(1)]));
    const orders = names.flatMap((first) =>
      names.filter((second) => second !== first).map((second) => ({ first, second })),
    );
    return [...orders, ...orders, ...orders].map(({ first, second }) => {
      const logOdds = quality.get(first)! - quality.get(second)! + 0.3;
      const wins = random.uniform() < 1 / (1 + Math.exp(-logOdds));
      return {
        question: `q${index}`,
        first,
        second,
        winner: wins ? ('first' as const) : ('second' as const),
      };
    });
  }).flat();
}
