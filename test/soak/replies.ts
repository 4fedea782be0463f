import { assay } from '../journeys/command.ts';
import type { Fault } from '../kit/gemini/fault.ts';
import type { GeminiOptions } from '../kit/gemini/options.ts';
import { callsOf } from './calls.ts';
import { calmRun } from './calm-run.ts';
import { callsIn, concurrent, evaluationOf, type Size } from './evaluation.ts';
import { seconds } from './figures.ts';
import type { Outcome } from './ordeal.ts';
import { promises } from './promises.ts';
import { numbersOf } from './reported.ts';
import { onScene } from './scene.ts';

/** Replies that take their time and are good: none is asked for again. */
export function slowReplies(
  options: Size & { what: string; slow: Pick<GeminiOptions, 'latencyMs' | 'faults'> },
): Promise<Outcome> {
  return against(options, options.slow, (calls) => ({
    holds: calls === callsIn(options),
    what: `${calls} requests for ${callsIn(options)} calls`,
  }));
}

/** Replies of which nothing can be used, one in so many: each is asked for again, once. */
export function uselessReplies(
  options: Size & { what: string; fault: Omit<Fault, 'on'>; every: number },
): Promise<Outcome> {
  const { fault, every, latencyMs } = options;
  const nth = Array.from({ length: Math.ceil(callsIn(options) / every) }, (_, index) => 1 + index * every);
  return against(options, { faults: [{ on: 'generate', ...fault, nth }], latencyMs }, (calls) => ({
    holds: calls === callsIn(options) + nth.length,
    what: `${nth.length} of ${callsIn(options)} were of no use, ${calls} requests in all`,
  }));
}

/** A run against a server is as it is undisturbed, but for what may be said of the number of its calls. */
function against(
  options: Size & { what: string },
  server: GeminiOptions,
  judge: (calls: number) => { holds: boolean; what: string },
): Promise<Outcome> {
  const { broken, expect } = promises(options.what);
  return onScene(async (scene) => {
    const calm = await calmRun(options);
    const troubled = await scene.server(server);
    const place = await scene.place(troubled, evaluationOf(options));
    const startedAt = Date.now();
    const done = await assay(place, 'run', ...concurrent(options), '--format', 'json');
    const wall = Date.now() - startedAt;
    expect(done.code === 0, `the run ended with ${done.code}: ${done.stderr.trim()}`);
    if (done.code === 0) expect(numbersOf(done) === calm.numbers, 'the report has other numbers');
    const { holds, what } = judge(callsOf(troubled).length);
    expect(holds, what);
    return { figures: `${options.what}: exit ${done.code}, ${what}, ${seconds(wall)}`, broken };
  });
}
