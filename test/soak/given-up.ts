import { assay } from '../journeys/command.ts';
import type { Fault } from '../kit/gemini/fault.ts';
import { callsOf } from './calls.ts';
import { callsIn, concurrent, evaluationOf, type Size } from './evaluation.ts';
import { seconds } from './figures.ts';
import type { Outcome } from './ordeal.ts';
import { promises } from './promises.ts';
import { onScene } from './scene.ts';

/** What no repetition mends, with what the one line on stderr says to do. */
const ends = {
  '401': { said: /Check the key in GEMINI_API_KEY/, fault: {} },
  '429-daily': { said: /the daily quota is used up; .* "assay run" goes on then\.$/, fault: {} },
  '429-header': { said: /asks to wait 3600 s; "assay run" goes on then\.$/, fault: { retrySeconds: 3600 } },
  '429-retry': { said: /asks to wait 3600 s; "assay run" goes on then\.$/, fault: { retrySeconds: 3600 } },
} as const;

export const givenUpKinds = Object.keys(ends) as (keyof typeof ends)[];

/** How soon a run has to end, in milliseconds. */
const soon = 5000;

/** A provider that cannot go on is left alone at once, in one line; the next run pays for what was missing. */
export function givenUp(options: Size & { kind: keyof typeof ends }): Promise<Outcome> {
  const { kind, latencyMs, concurrency } = options;
  const { said, fault } = ends[kind];
  const { broken, expect } = promises(kind);
  return onScene(async (scene) => {
    const paid = Math.floor(callsIn(options) / 3);
    const from: Fault = { on: 'generate', kind, between: [paid + 1, Infinity], ...fault };
    const server = await scene.server({ latencyMs, faults: [from] });
    const place = await scene.place(server, evaluationOf(options));
    const { code, stderr } = await assay(place, 'run', ...concurrent(options));
    const endedAt = Date.now();
    const failed = callsOf(server).filter((call) => call.fault !== null);
    const ending = endedAt - (failed[0]?.at ?? 0);
    const lines = stderr.split('\n').filter((line) => line !== '' && !/^\d+ of \d+ answers/.test(line));
    expect(code === 3, `the run ended with ${code}`);
    expect(lines.length === 1 && said.test(lines[0] ?? ''), `it said: ${lines.join(' | ')}`);
    expect(ending <= soon, `the run ended ${seconds(ending)} after the first failure`);
    // The first that fails, and whoever was on the way with it.
    expect(failed.length <= concurrency, `${failed.length} calls failed`);

    const mended = await scene.server({ latencyMs });
    const environment = { ...place.environment, GOOGLE_GEMINI_BASE_URL: mended.url };
    const next = await assay({ ...place, environment }, 'run', ...concurrent(options));
    const asked = mended.counts.generateContent;
    expect(next.code === 0, `the next run ended with ${next.code}: ${next.stderr}`);
    expect(
      asked === callsIn(options) - paid,
      `the next run made ${asked} calls of ${callsIn(options) - paid}`,
    );
    const figures = `${kind}: exit ${code} after ${seconds(ending)} and ${failed.length} calls that failed (${concurrency} at a time); the next run made the ${asked} that were missing`;
    return { figures, broken };
  });
}
