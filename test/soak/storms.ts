import { assay } from '../journeys/command.ts';
import type { Fault, FaultKind } from '../kit/gemini/fault.ts';
import { callsOf, type SeenCall } from './calls.ts';
import { callsIn, concurrent, evaluationOf, type Size } from './evaluation.ts';
import { seconds } from './figures.ts';
import type { Outcome } from './ordeal.ts';
import { promises } from './promises.ts';
import { ratingsOf } from './reported.ts';
import { onScene } from './scene.ts';

/** Faults that befall three calls of ten. */
const weathers: Readonly<Record<string, readonly FaultKind[]>> = {
  '429 with a delay': ['429-retry'],
  '429 without': ['429-bare'],
  overload: ['503'],
  resets: ['reset'],
  mixed: ['429-retry', '429-bare', '503', 'reset', 'cut-body'],
};

export const allWeathers = Object.keys(weathers);

/** What a 429 asks for, in seconds. */
const retrySeconds = 1;

export interface StormOptions extends Size {
  readonly seed: number;
  /** One of `allWeathers`. */
  readonly weather: string;
  /** How often the time of an undisturbed run it may take at the most, beside the delays asked for. */
  readonly longest: number;
}

/** A provider that fails in three of ten calls: every task done, no verdict changed, half as many calls more at the most. */
export async function storm(options: StormOptions): Promise<Outcome> {
  const { seed, weather, latencyMs, longest } = options;
  const { broken, expect } = promises(`seed ${seed}, ${weather}`);
  const run = (faults: readonly Fault[]) =>
    onScene(async (scene) => {
      const server = await scene.server({ seed, latencyMs, faults });
      const place = await scene.place(server, evaluationOf(options));
      const startedAt = Date.now();
      const { code, stderr } = await assay(place, 'run', ...concurrent(options));
      const wall = Date.now() - startedAt;
      expect(code === 0, `the run ended with ${code}: ${stderr.trim()}`);
      return { wall, calls: callsOf(server), ratings: await ratingsOf(place) };
    });

  const calm = await run([]);
  const rough = await run(faultsOf(weathers[weather] ?? []));
  const failed = rough.calls.filter(({ fault }) => fault !== null).length;
  const share = rough.calls.length / callsIn(options);
  const asked = delaysIn(rough.calls);
  const times = (rough.wall - asked) / calm.wall;
  expect(
    rough.calls.length - failed === callsIn(options),
    `${rough.calls.length} calls, of which ${failed} failed`,
  );
  expect(share <= 1.5, `${rough.calls.length} calls for ${callsIn(options)}`);
  expect(
    times <= longest,
    `${seconds(rough.wall)} after ${seconds(calm.wall)} undisturbed and ${seconds(asked)} asked for`,
  );
  const differ = rough.ratings.filter((row, index) => row !== calm.ratings[index]).length;
  expect(differ === 0, `${differ} ratings differ`);
  const figures =
    `${weather}: ${failed} of ${rough.calls.length} calls failed, ${share.toFixed(2)} calls for one, ` +
    `${differ} ratings changed, ${seconds(rough.wall)} (undisturbed ${seconds(calm.wall)}, ` +
    `delays asked for ${seconds(asked)}: ${times.toFixed(1)} times)`;
  return { figures, broken };
}

/** Three of ten, by as many kinds as there are: each befalls what those before it have left. */
function faultsOf(kinds: readonly FaultKind[]): Fault[] {
  const share = 1 - 0.7 ** (1 / kinds.length);
  return kinds.map((kind) => ({ on: 'generate', kind, share, retrySeconds }));
}

/** How long, all together, some delay that was asked for had not passed yet; in milliseconds. The two models wait apart. */
function delaysIn(calls: readonly SeenCall[]): number {
  let total = 0;
  let until = 0;
  for (const { at, fault } of calls) {
    if (fault !== '429-retry') continue;
    const end = at + 1000 * retrySeconds;
    total += end - Math.max(at, until);
    until = end;
  }
  return total;
}
