import type { Bench, Contender } from '../bench.ts';
import type { Result } from '../result.ts';

/** From the start of the process to the first call of a model: reading, checking and planning 1000 cases. */
export async function firstCall(bench: Bench): Promise<Result[]> {
  const all = await bench.measured({ cases: 1000, latency: 0 });
  const milliseconds = (name: Contender) => all[name].map((one) => one.firstCall);
  return [
    {
      measure: 'start to first model call, 1000 cases',
      unit: 'milliseconds',
      limit: milliseconds('bare loop'),
      peers: { 'ai loop': milliseconds('ai loop') },
      assay: milliseconds('Assay'),
      held: { what: '', rounds: milliseconds('Assay'), unit: 'milliseconds' },
      bound: { most: 300 },
    },
  ];
}
