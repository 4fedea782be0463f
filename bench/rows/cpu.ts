import type { Bench, Contender } from '../bench.ts';
import { ratios } from '../figures.ts';
import type { Result } from '../result.ts';

/** What one more case costs the processor: 10,000 cases less 1000, so that starting does not count. */
export async function cpu(bench: Bench): Promise<Result[]> {
  const few = await bench.measured({ cases: 1000, latency: 0 });
  const many = await bench.measured({ cases: 10_000, latency: 0 });
  const marginal = (name: Contender) =>
    many[name].map(({ cpu: used }, round) => (used - (few[name][round]?.cpu ?? NaN)) / 9000);
  return [
    {
      measure: 'CPU of one more case, 1000 to 10,000 cases',
      unit: 'milliseconds',
      limit: marginal('bare loop'),
      peers: { 'ai loop': marginal('ai loop') },
      assay: marginal('Assay'),
      held: {
        what: 'Assay / ai loop',
        rounds: ratios(marginal('Assay'), marginal('ai loop')),
        unit: 'times',
      },
      bound: { most: 1 },
    },
  ];
}
