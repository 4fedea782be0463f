/** `npm run test:coverage [-- --runs 20000]`: simulates the whole study and writes docs/coverage.md with its picture. Minutes to an hour. */
import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { CellResult } from './cell.ts';
import { cells } from './cells.ts';
import { goalLines, tables } from './page.ts';
import { plot } from './plot.ts';
import { runCells } from './run-cells.ts';

const docs = join(import.meta.dirname, '../../docs');
const page = join(docs, 'coverage.md');

await main();

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { runs: { type: 'string', default: '20000' } } });
  const runs = Number(values.runs);
  if (!(Number.isInteger(runs) && runs > 0)) {
    console.error(`--runs is a whole number above 0, not ${values.runs}`);
    process.exitCode = 2;
    return;
  }
  const results = await runCells({
    runs,
    workers: availableParallelism(),
    onResult: ({ table, row }, done) => console.error(`${done}/${cells.length} ${table}: ${row}`),
  });
  writeFileSync(join(docs, 'coverage.svg'), picture(results));
  writeFileSync(
    page,
    written(readFileSync(page, 'utf8'), { goals: goalLines(results), tables: tables(results) }),
  );
  console.log(goalLines(results));
}

/** The page with its computed parts put in anew; what stands around them is written by hand. */
function written(text: string, parts: Readonly<Record<string, string>>): string {
  return Object.entries(parts).reduce((before, [name, part]) => {
    const [begin, end] = [`<!-- ${name} -->\n`, `\n<!-- end of ${name} -->`];
    const [from, to] = [before.indexOf(begin), before.indexOf(end)];
    if (from === -1 || to < from) throw new Error(`${page}: has no place for ${name}`);
    return before.slice(0, from + begin.length) + part + before.slice(to);
  }, text);
}

function picture(results: readonly CellResult[]): string {
  const line = (label: string, color: string, [mean, outcome]: [mean: string, outcome: string]) => ({
    label,
    color,
    points: results.flatMap(({ table, row, outcomes }) => {
      const [, questions] = new RegExp(`^mean ${mean}, (\\d+) questions$`).exec(row) ?? [];
      const seen = outcomes[outcome];
      if (table !== 'Means' || questions === undefined || seen === undefined) return [];
      return [{ questions: Number(questions), share: seen.mean }];
    }),
  });
  return plot({
    title: 'How often an interval at level 95 % holds the true mean',
    lines: [
      line('Assay, mean 3.2 of 5', '#1a7f37', ['3.2', 'covered']),
      line('mean ± 1.96 sd / √ratings', '#b35900', ['3.2', 'naive']),
    ],
  });
}
