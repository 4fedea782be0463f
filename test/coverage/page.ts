import type { CellResult } from './cell.ts';
import { cells } from './cells.ts';
import { standing } from './standing.ts';

/** What outcomes are called above their column, and how they are written. */
const COLUMNS: Readonly<Record<string, { readonly title: string; readonly percent: boolean }>> = {
  covered: { title: 'holds the truth', percent: true },
  naive: { title: 'as often done', percent: true },
  width: { title: 'mean width', percent: false },
  peopleWidth: { title: 'width by labels alone', percent: false },
  different: { title: 'claims a difference', percent: true },
  wrong: { title: 'of the wrong sign', percent: true },
  equivalent: { title: 'claims equivalence', percent: true },
  saved: { title: 'questions saved', percent: true },
  withoutLooks: { title: 'found by all 50', percent: true },
  peeking: { title: 'p < .05 at any look', percent: true },
  refused: { title: 'refused', percent: true },
};

const MARKS = { held: 'held', 'within chance': 'within chance', missed: '**missed**' } as const;

/** The tables of the study, one for each group of cells, in their order. */
export function tables(results: readonly CellResult[]): string {
  const groups = Map.groupBy(results, ({ table }) => table);
  return [...groups].map(([name, rows]) => `### ${name}\n\n${tableOf(rows)}`).join('\n\n');
}

/** How many goals there are, and which were missed by more than chance. */
export function goalLines(results: readonly CellResult[]): string {
  const all = results.flatMap((result) => goalsOf(result).map((goal) => ({ result, ...goal })));
  const count = (wanted: string): number => all.filter((goal) => goal.standing === wanted).length;
  const missed = all.filter((goal) => goal.standing === 'missed');
  const lines = missed.map(
    ({ result, goal }) =>
      `- ${result.table}, ${result.row}: ${percent(result.outcomes[goal.outcome]?.mean ?? NaN)}, goal ${goalText(goal)}`,
  );
  const summary = `Of ${all.length} goals ${count('held')} were held, ${count('within chance')} missed by less than three standard errors of the simulation, ${missed.length} by more${missed.length > 0 ? ':' : '.'}`;
  return [summary, ...(lines.length > 0 ? ['', ...lines] : [])].join('\n');
}

function tableOf(rows: readonly CellResult[]): string {
  const names = Object.keys(COLUMNS).filter((name) => rows.some(({ outcomes }) => name in outcomes));
  const header = ['', ...names.map((name) => COLUMNS[name]!.title), 'goal', 'runs'];
  const lines = rows.map((result) => {
    const values = names.map((name) => {
      const seen = result.outcomes[name];
      if (seen === undefined) return '';
      return COLUMNS[name]!.percent ? percent(seen.mean) : seen.mean.toFixed(2);
    });
    const goals = goalsOf(result).map(({ goal, standing: state }) => `${goalText(goal)}: ${MARKS[state]}`);
    return [result.row, ...values, goals.join('; '), String(result.runs)];
  });
  return [header, header.map((_, index) => (index === 0 ? '---' : '---:')), ...lines]
    .map((line) => `| ${line.join(' | ')} |`)
    .join('\n');
}

function goalsOf(result: CellResult) {
  const cell = cells.find(({ table: name, row }) => name === result.table && row === result.row);
  return (cell?.goals ?? []).map((goal) => ({ goal, standing: standing(result, goal) }));
}

function goalText({ outcome, from, to }: { outcome: string; from: number; to: number }): string {
  const title = COLUMNS[outcome]?.title ?? outcome;
  if (from === 0) return `${title} at most ${percent(to)}`;
  if (to === 1) return `${title} at least ${percent(from)}`;
  return `${percent(from)} to ${percent(to)}`;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
