import type { Bench } from '../bench.ts';
import { eachOf, type Result } from '../result.ts';

/** The highest resident memory of a run of 10,000 cases. */
export async function memory(bench: Bench): Promise<Result[]> {
  const megabytes = eachOf(await bench.measured({ cases: 10_000, latency: 0 }), (one) => one.memory);
  return [
    {
      measure: 'peak memory, 10,000 cases',
      unit: 'megabytes',
      ...megabytes,
      held: { what: '', rounds: megabytes.assay, unit: 'megabytes' },
      bound: { most: 250 },
    },
  ];
}
