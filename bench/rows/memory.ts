import type { Bench, Contender } from '../bench.ts';
import type { Result } from '../result.ts';

/** The highest resident memory of a run of 10,000 cases. */
export async function memory(bench: Bench): Promise<Result[]> {
  const all = await bench.measured({ cases: 10_000, latency: 0 });
  const megabytes = (name: Contender) => all[name].map((one) => one.memory);
  return [
    {
      measure: 'peak memory, 10,000 cases',
      unit: 'megabytes',
      limit: megabytes('bare loop'),
      peers: { 'ai loop': megabytes('ai loop') },
      assay: megabytes('Assay'),
      held: { what: '', rounds: megabytes('Assay'), unit: 'megabytes' },
      bound: { most: 250 },
    },
  ];
}
