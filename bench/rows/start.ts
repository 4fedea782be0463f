import type { Bench } from '../bench.ts';
import { median, ratios } from '../figures.ts';
import { time } from '../measure.ts';
import type { Result } from '../result.ts';

/** Starts of a round; each round counts with its median, as one start is soon disturbed. */
const starts = 7;

/** How long the command takes to say its version, against a Node that does nothing. */
export async function start(bench: Bench): Promise<Result[]> {
  const [limit, assay]: [number[], number[]] = [[], []];
  const nothing = { command: process.execPath, args: ['-e', '0'], folder: bench.folder, environment: {} };
  for (let round = 0; round < bench.rounds; round += 1) {
    const [bare, ours]: [number[], number[]] = [[], []];
    for (let one = 0; one < starts; one += 1) {
      bare.push((await time(nothing)).wall);
      ours.push((await time(bench.assay(bench.folder, '--version'))).wall);
    }
    limit.push(median(bare));
    assay.push(median(ours));
  }
  return [
    {
      measure: '`assay --version`; limit: `node -e 0`',
      unit: 'milliseconds',
      limit,
      peers: {},
      assay,
      held: { what: 'Assay / limit', rounds: ratios(assay, limit), unit: 'times' },
      bound: { most: 2 },
    },
  ];
}
