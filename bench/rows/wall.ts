import type { Bench } from '../bench.ts';
import { ratios } from '../figures.ts';
import type { Result } from '../result.ts';

/** How long 1000 cases take when every call waits for a model. */
export async function wall(bench: Bench): Promise<Result[]> {
  const all = await bench.measured({ cases: 1000, latency: 200 });
  const seconds = (name: keyof typeof all) => all[name].map((one) => one.wall / 1000);
  return [
    {
      measure: 'wall of 1000 cases, 100 at a time, 200 ms a call',
      unit: 'seconds',
      limit: seconds('bare loop'),
      peers: { 'ai loop': seconds('ai loop') },
      assay: seconds('Assay'),
      held: { what: 'Assay / limit', rounds: ratios(seconds('Assay'), seconds('bare loop')), unit: 'times' },
      bound: { most: 1.15 },
    },
  ];
}
