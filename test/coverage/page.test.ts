import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { cells } from './cells.ts';
import { goalLines, tables } from './page.ts';
import { plot } from './plot.ts';

const [first] = cells;
const result = (covered: number) => ({
  table: first!.table,
  row: first!.row,
  runs: 10_000,
  outcomes: { covered: { mean: covered, runs: 10_000 }, width: { mean: 1.5, runs: 10_000 } },
});

test('a table has a column for each outcome, shares in percent, and says of each goal how it stands', () => {
  const cell = { ...cells.find(({ row }) => row === 'mean 3.2, 10 questions')! };
  const written = tables([{ ...result(0.9512), row: cell.row }]);
  assert.equal(
    written,
    [
      '### Means',
      '',
      '|  | holds the truth | mean width | goal | runs |',
      '| --- | ---: | ---: | ---: | ---: |',
      '| mean 3.2, 10 questions | 95.1 % | 1.50 | 94.0 % to 96.0 %: held | 10000 |',
    ].join('\n'),
  );
});

test('goals that were missed are listed, however many were held', () => {
  const of = (covered: number) => goalLines([{ ...result(covered), row: 'mean 3.2, 10 questions' }]);
  assert.match(of(0.95), /^Of 1 goals 1 were held, .*, 0 by more\.$/);
  assert.match(of(0.9), /1 by more:\n\n- Means, mean 3\.2, 10 questions: 90\.0 %, goal 94\.0 % to 96\.0 %$/);
});

test('the picture has a line for each list of points, and more questions stand further right', () => {
  const points = [5, 50].map((questions) => ({ questions, share: 0.95 }));
  const picture = plot({ title: 'T', lines: [{ label: 'L', color: '#000', labelled: 'last', points }] });
  const [, first5, first50] = /points="(\d+),[\d.]+ (\d+),/.exec(picture)!;
  assert.ok(Number(first5) < Number(first50));
  assert.match(picture, /<title>T<\/title>/);
});

test('the published page has a row for every cell', () => {
  const page = readFileSync(join(import.meta.dirname, '../../docs/coverage.md'), 'utf8');
  const missing = cells.filter(({ row }) => !page.includes(`| ${row} |`)).map(({ row }) => row);
  assert.deepEqual(missing, [], 'npm run test:coverage writes them');
});
