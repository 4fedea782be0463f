import type { Bench } from '../bench.ts';
import { ratios, type Rounds } from '../figures.ts';
import { eachOf, type Result } from '../result.ts';

const [few, many] = [1000, 10_000];

/** What one more case costs the processor: 10,000 cases less 1000, so that starting does not count. */
export async function cpu(bench: Bench): Promise<Result[]> {
  const less = eachOf(await bench.measured({ cases: few, latency: 0 }), (one) => one.cpu);
  const more = eachOf(await bench.measured({ cases: many, latency: 0 }), (one) => one.cpu);
  const peers = Object.entries(more.peers).map(
    ([name, rounds]) => [name, marginal(rounds, less.peers[name] ?? [])] as const,
  );
  const assay = marginal(more.assay, less.assay);
  const aiLoop = marginal(more.peers['ai loop'] ?? [], less.peers['ai loop'] ?? []);
  return [
    {
      measure: 'CPU of one more case, 1000 to 10,000 cases',
      unit: 'milliseconds',
      limit: marginal(more.limit, less.limit),
      peers: Object.fromEntries(peers),
      assay,
      held: { what: 'Assay / ai loop', rounds: ratios(assay, aiLoop), unit: 'times' },
      bound: { most: 1 },
    },
  ];
}

function marginal(more: Rounds, less: Rounds): Rounds {
  return more.map((used, round) => (used - (less[round] ?? NaN)) / (many - few));
}
