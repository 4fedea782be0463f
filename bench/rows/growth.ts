import type { Bench } from '../bench.ts';
import { median } from '../figures.ts';
import type { Result } from '../result.ts';

/** Ten times the cases, 100,000, once: memory must stay, and work must not grow more than they do. */
export async function growth(bench: Bench): Promise<Result[]> {
  const { assay: usual } = await bench.measured({ cases: 10_000, latency: 0 });
  const load = { cases: 100_000, latency: 0 };
  const limit = await bench.limit(load);
  const large = await bench.assayOnce(load);
  return [
    {
      measure: 'peak memory, 100,000 cases',
      unit: 'megabytes',
      limit: [limit.memory],
      peers: {},
      assay: [large.memory],
      held: { what: '', rounds: [large.memory], unit: 'megabytes' },
      bound: { most: 300 },
    },
    {
      measure: 'CPU, 100,000 cases',
      unit: 'seconds',
      limit: [limit.cpu / 1000],
      peers: {},
      assay: [large.cpu / 1000],
      held: {
        what: 'of 10,000 cases',
        rounds: [large.cpu / median(usual.map((one) => one.cpu))],
        unit: 'times',
      },
      bound: { most: 11 },
    },
  ];
}
