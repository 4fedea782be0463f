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
  const points = (rows: RegExp, outcome: string) =>
    results.flatMap(({ row, outcomes }) => {
      const [, questions] = rows.exec(row) ?? [];
      const seen = outcomes[outcome];
      return questions === undefined || seen === undefined
        ? []
        : [{ questions: Number(questions), share: seen.mean }];
    });
  const middle = /^mean 3\.2, (\d+) questions$/;
  return plot({
    title: 'How often an interval at level 95 % holds the true mean',
    lines: [
      { label: 'Assay', color: '#1a7f37', labelled: 'first', points: points(middle, 'covered') },
      {
        label: 'Assay, one question in ten fails outright',
        color: '#0550ae',
        labelled: 'first',
        points: points(/^1 question in 10 fails, the others 4\.7, (\d+) questions$/, 'covered'),
      },
      {
        label: 'mean ± 1.96 sd / √ratings',
        color: '#b35900',
        labelled: 'last',
        points: points(middle, 'naive'),
      },
    ],
  });
}
