import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { usualDocument, type Bench } from '../bench.ts';
import { measure } from '../measure.ts';
import type { Result } from '../result.ts';

const cases = 10_000;

/** What is read from a finished run of 10,000 cases: its report, and its ratings as CSV. */
export async function stored(bench: Bench): Promise<Result[]> {
  const { folder } = await bench.run({ cases, documentLength: usualDocument });
  const reader = {
    command: process.execPath,
    args: [
      '--disable-warning=ExperimentalWarning',
      join(bench.root, 'bench', 'contenders', 'bare-reader.ts'),
      join(folder, '.assay', 'journal.db'),
    ],
    folder,
    environment: {},
  };
  const csv = join(folder, 'ratings.csv');
  const read: number[] = [];
  const replayed: number[] = [];
  const exported: number[] = [];
  const added: number[] = [];
  for (let round = 0; round < bench.rounds; round += 1) {
    read.push((await measure(reader)).wall);
    replayed.push((await measure(bench.assay(folder, 'report'))).wall);
    const idle = await measure(bench.assay(folder, 'runs'));
    const written = await measure(bench.assay(folder, 'export', '--format', 'csv', '--output', csv));
    exported.push(written.wall / 1000);
    added.push(written.memory - idle.memory);
  }
  rmSync(folder, { recursive: true });
  const each = (walls: readonly number[]) => walls.map((wall) => cases / (wall / 1000));
  return [
    {
      measure: 'journalled cases replayed by `assay report`, of 10,000',
      unit: 'a second',
      limit: each(read),
      peers: {},
      assay: each(replayed),
      held: { what: '', rounds: each(replayed), unit: 'a second' },
      bound: { least: 5000 },
    },
    {
      measure: 'CSV of 10,000 ratings',
      unit: 'seconds',
      limit: null,
      peers: {},
      assay: exported,
      held: { what: '', rounds: exported, unit: 'seconds' },
      bound: { most: 1 },
    },
    {
      measure: 'memory of that, above `assay runs`',
      unit: 'megabytes',
      limit: null,
      peers: {},
      assay: added,
      held: { what: '', rounds: added, unit: 'megabytes' },
      bound: { most: 50 },
    },
  ];
}
