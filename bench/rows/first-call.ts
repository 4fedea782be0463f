import type { Bench } from '../bench.ts';
import { eachOf, type Result } from '../result.ts';

/** From the start of the process to the first call of a model: reading, checking and planning 1000 cases. */
export async function firstCall(bench: Bench): Promise<Result[]> {
  const milliseconds = eachOf(await bench.measured({ cases: 1000, latency: 0 }), (one) => one.firstCall);
  return [
    {
      measure: 'start to first model call, 1000 cases',
      unit: 'milliseconds',
      ...milliseconds,
      held: { what: '', rounds: milliseconds.assay, unit: 'milliseconds' },
      bound: { most: 300 },
    },
  ];
}
