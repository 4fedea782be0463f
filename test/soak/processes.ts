import { setTimeout as wait } from 'node:timers/promises';
import { seededRandom } from '../../src/models/builtin/seeded-random.ts';
import { ended } from '../journeys/command.ts';
import { callsOf, cutThrough } from './calls.ts';
import { calmRun } from './calm-run.ts';
import { callsIn, concurrent, evaluationOf, type Size } from './evaluation.ts';
import { seconds } from './figures.ts';
import { reached } from './moment.ts';
import type { Outcome } from './ordeal.ts';
import { promises } from './promises.ts';
import { numbersOf } from './reported.ts';
import { onScene } from './scene.ts';

const json = ['--format', 'json'];

/** Several processes on one journal at once: together they make each call once. */
export function together(options: Size & { processes: number }): Promise<Outcome> {
  const { processes, latencyMs } = options;
  const { broken, expect } = promises(`${processes} processes`);
  return onScene(async (scene) => {
    const calm = await calmRun(options);
    const server = await scene.server({ latencyMs });
    const place = await scene.place(server, evaluationOf(options));
    const startedAt = Date.now();
    const started = Array.from({ length: processes }, () =>
      scene.start(place, 'run', ...concurrent(options), ...json),
    );
    for (const done of await Promise.all(started.map(ended))) {
      expect(done.code === 0, `one ended with ${done.code}: ${done.stderr.trim()}`);
      if (done.code === 0) expect(numbersOf(done) === calm.numbers, 'a report has other numbers');
    }
    const calls = callsOf(server).length;
    expect(calls === callsIn(options), `${calls} requests for ${callsIn(options)} calls`);
    const figures = `${processes} at once: ${calls} requests for ${callsIn(options)} calls, ${seconds(Date.now() - startedAt)}`;
    return { figures, broken };
  });
}

/** One of two is killed: the other does the rest, and repeats nothing but what was in flight. */
export function oneKilled(options: Size & { seed: number }): Promise<Outcome> {
  const { latencyMs, seed, concurrency } = options;
  const { broken, expect } = promises(`seed ${seed}, one of two killed`);
  return onScene(async (scene) => {
    const calm = await calmRun(options);
    const server = await scene.server({ latencyMs });
    const place = await scene.place(server, evaluationOf(options));
    const [one, other] = [0, 1].map(() => scene.start(place, 'run', ...concurrent(options), ...json));
    if (one === undefined || other === undefined) throw new Error('two were started');
    const done = ended(other);
    const random = seededRandom(seed);
    const begun = Math.floor(callsIn(options) * (0.25 + random() / 2));
    await reached(server, { begun, later: random() * latencyMs }, one);
    const cutAt = Date.now();
    one.kill('SIGKILL');
    const survivor = await done;
    expect(survivor.code === 0, `the other ended with ${survivor.code}: ${survivor.stderr.trim()}`);
    if (survivor.code === 0) expect(numbersOf(survivor) === calm.numbers, 'the report has other numbers');
    const { finished, paidTwice, earliest, repeated } = cutThrough(callsOf(server), {
      cutAt,
      arrivalMs: options.arrivalMs,
    });
    expect(paidTwice === 0, `${paidTwice} finished calls were paid twice, out up to ${earliest} ms before`);
    expect(repeated <= concurrency, `${repeated} calls in flight were repeated`);
    const figures = `one of two killed after ${finished} finished calls: ${paidTwice} paid twice, ${repeated} in flight repeated`;
    return { figures, broken };
  });
}

/** A process that says nothing for so long has lost its claims, less the time since it last spoke; in milliseconds. */
const leastSilence = 20_000;

/** One of two is stopped, and not killed: its calls are made by the other only after a long silence. Then it goes on. */
export function oneStopped(options: Size): Promise<Outcome> {
  const { latencyMs, concurrency } = options;
  const { broken, expect } = promises('one of two stopped');
  return onScene(async (scene) => {
    const calm = await calmRun(options);
    const server = await scene.server({ latencyMs });
    const place = await scene.place(server, evaluationOf(options));
    const sleeper = scene.start(place, 'run', ...concurrent(options), ...json);
    const woken = ended(sleeper);
    await reached(server, { begun: Math.floor(callsIn(options) / 2), later: latencyMs / 2 }, sleeper);
    const cutAt = Date.now();
    sleeper.kill('SIGSTOP');
    await wait(latencyMs);
    const other = await ended(scene.start(place, 'run', ...concurrent(options), ...json));
    const overtaken = Date.now() - cutAt;
    sleeper.kill('SIGCONT');
    for (const [who, done] of [
      ['other', other],
      ['stopped one', await woken],
    ] as const) {
      expect(done.code === 0, `the ${who} ended with ${done.code}: ${done.stderr.trim()}`);
      if (done.code === 0)
        expect(numbersOf(done) === calm.numbers, `the report of the ${who} has other numbers`);
    }
    const calls = callsOf(server);
    const { paidTwice, repeated } = cutThrough(calls, { cutAt, arrivalMs: options.arrivalMs });
    const begun = new Set(calls.filter(({ at }) => at <= cutAt).map(({ identity }) => identity));
    const again = calls.filter(({ at, identity }) => at > cutAt && begun.has(identity));
    const patience = Math.min(...again.map(({ at }) => at - cutAt));
    expect(paidTwice === 0, `${paidTwice} finished calls were paid twice`);
    expect(repeated > 0 && repeated <= concurrency, `${repeated} calls in flight were repeated`);
    expect(patience >= leastSilence, `the first of them after ${seconds(patience)}`);
    const figures = `one of two stopped: ${repeated} calls taken over, the first after ${seconds(patience)}; the other ended after ${seconds(overtaken)}, ${paidTwice} paid twice`;
    return { figures, broken };
  });
}
