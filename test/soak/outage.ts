import { setTimeout as wait } from 'node:timers/promises';
import { ended } from '../journeys/command.ts';
import { callsOf } from './calls.ts';
import { calmRun } from './calm-run.ts';
import { callsIn, concurrent, evaluationOf, type Size } from './evaluation.ts';
import { seconds } from './figures.ts';
import { reached } from './moment.ts';
import type { Outcome } from './ordeal.ts';
import { promises } from './promises.ts';
import { numbersOf } from './reported.ts';
import { onScene } from './scene.ts';

export interface OutageOptions extends Size {
  /** What a client meets: nobody at the address, or a gateway that says 503. */
  readonly as: 'refused' | '503';
  readonly seconds: number;
  /** So many requests for one call at the most. */
  readonly most: number;
}

/** A provider that is away for a while: all is done afterwards, with few calls more. */
export function outage(options: OutageOptions): Promise<Outcome> {
  const { latencyMs, as } = options;
  const { broken, expect } = promises(`${as} for ${options.seconds} s`);
  return onScene(async (scene) => {
    const calm = await calmRun(options);
    let away = false;
    const script = () => (away ? ({ on: 'generate', kind: '503' } as const) : undefined);
    const server = await scene.server({ latencyMs, script });
    const servers = [server];
    const place = await scene.place(server, evaluationOf(options));
    const startedAt = Date.now();
    const child = scene.start(place, 'run', ...concurrent(options), '--format', 'json');
    const done = ended(child);
    await reached(server, { begun: Math.floor(callsIn(options) / 3), later: 0 }, child);
    if (as === '503') away = true;
    else await server.close();
    await wait(1000 * options.seconds);
    away = false;
    if (as === 'refused')
      servers.push(await scene.server({ latencyMs, port: Number(new URL(server.url).port) }));
    const { code, stderr, stdout } = await done;
    const wall = Date.now() - startedAt;
    expect(code === 0, `the run ended with ${code}: ${stderr.trim()}`);
    if (code === 0)
      expect(numbersOf({ code, stdout, stderr }) === calm.numbers, 'the report has other numbers');
    const calls = callsOf(...servers).length;
    const share = calls / callsIn(options);
    expect(share <= options.most, `${calls} calls for ${callsIn(options)}`);
    const figures = `${as} for ${options.seconds} s: exit ${code}, ${share.toFixed(2)} calls for one, ${seconds(wall)} (undisturbed ${seconds(calm.wall)})`;
    return { figures, broken };
  });
}
