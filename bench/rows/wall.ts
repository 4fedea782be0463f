import type { Bench } from '../bench.ts';
import { ratios } from '../figures.ts';
import { eachOf, type Result } from '../result.ts';

/** How long 1000 cases take when every call waits for a model. */
export async function wall(bench: Bench): Promise<Result[]> {
  const seconds = eachOf(await bench.measured({ cases: 1000, latency: 200 }), (one) => one.wall / 1000);
  return [
    {
      measure: 'wall of 1000 cases, 100 at a time, 200 ms a call',
      unit: 'seconds',
      ...seconds,
      held: { what: 'Assay / limit', rounds: ratios(seconds.assay, seconds.limit), unit: 'times' },
      bound: { most: 1.15 },
    },
  ];
}
