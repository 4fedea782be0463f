import { assay } from '../journeys/command.ts';
import { callsOf } from './calls.ts';
import { callsIn, concurrent, evaluationOf, type Size } from './evaluation.ts';
import { numbersOf } from './reported.ts';
import { onScene, type Scene } from './scene.ts';

/** The same run, undisturbed. */
export interface Calm {
  readonly numbers: string;
  /** In milliseconds. */
  readonly wall: number;
}

const calmRuns = new Map<string, Promise<Calm>>();

/** Lets a run of that size go through, once: what every other one is held against. */
export function calmRun(size: Size): Promise<Calm> {
  const { questions, answers, latencyMs, concurrency } = size;
  const name = JSON.stringify({ questions, answers, latencyMs, concurrency });
  const known = calmRuns.get(name) ?? onScene((scene) => runCalmly(scene, size));
  calmRuns.set(name, known);
  return known;
}

async function runCalmly(scene: Scene, size: Size): Promise<Calm> {
  const server = await scene.server({ latencyMs: size.latencyMs });
  const place = await scene.place(server, evaluationOf(size));
  const startedAt = Date.now();
  const done = await assay(place, 'run', ...concurrent(size), '--format', 'json');
  const wall = Date.now() - startedAt;
  const calls = callsOf(server);
  const different = new Set(calls.map(({ identity }) => identity)).size;
  if (done.code !== 0 || calls.length !== callsIn(size) || different !== calls.length)
    throw new Error(`the calm run ended with ${done.code} after ${different} calls: ${done.stderr}`);
  return { numbers: numbersOf(done), wall };
}
