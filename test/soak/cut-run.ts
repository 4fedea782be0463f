import type { ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import { assay, ended, type Ended, type Place } from '../journeys/command.ts';
import type { GeminiServer } from '../kit/gemini/server.ts';
import { callsOf, cutThrough, type CutThrough } from './calls.ts';
import { callsIn, evaluationOf, type Size } from './evaluation.ts';
import type { Promises } from './ordeal.ts';
import { numbersOf } from './reported.ts';
import { onScene, type Scene } from './scene.ts';

/** When a run is cut: so long after so many of its calls have begun. */
export interface Moment {
  readonly begun: number;
  /** In milliseconds. */
  readonly later: number;
}

/** Moments all over a run; the first of them before its first call. */
export function momentsOf(count: number, size: Size, random: () => number): Moment[] {
  return Array.from({ length: count }, (_, index) => ({
    begun: index === 0 ? 0 : 1 + Math.floor(random() * (callsIn(size) - 1)),
    later: random() * (index === 0 ? 400 : size.latencyMs),
  }));
}

/** The same run, undisturbed. */
export interface Calm {
  readonly numbers: string;
  /** In milliseconds. */
  readonly wall: number;
}

const json = ['--format', 'json'];

const calmRuns = new Map<string, Promise<Calm>>();

/** Lets a run of that size go through, once: what every other one is held against. */
export function calmRun({ questions, answers, latencyMs, concurrency }: Size): Promise<Calm> {
  const size = { questions, answers, latencyMs, concurrency };
  const name = JSON.stringify(size);
  const known = calmRuns.get(name) ?? onScene((scene) => runCalmly(scene, size));
  calmRuns.set(name, known);
  return known;
}

async function runCalmly(scene: Scene, size: Size): Promise<Calm> {
  const server = await scene.server({ latencyMs: size.latencyMs });
  const place = await scene.place(server, evaluationOf(size));
  const startedAt = Date.now();
  const done = await assay(place, 'run', ...concurrent(size), ...json);
  const wall = Date.now() - startedAt;
  const calls = callsOf(server);
  const different = new Set(calls.map(({ identity }) => identity)).size;
  if (done.code !== 0 || calls.length !== callsIn(size) || different !== calls.length)
    throw new Error(`the calm run ended with ${done.code} after ${different} calls: ${done.stderr}`);
  return { numbers: numbersOf(done), wall };
}

/** A run that a signal cut, and the run that went on with it. */
export interface CutRun extends CutThrough {
  readonly place: Place;
  readonly first: Ended;
  /** From the signal to the end of the process, in milliseconds. */
  readonly ending: number;
  /** Finished calls that the journal did not hold. */
  readonly lost: number;
}

/** Begins a run, sends a signal at a moment, looks at what is left, and goes on. */
export async function cutRun(
  scene: Scene,
  size: Size,
  cut: { moment: Moment; signal: NodeJS.Signals; calm: Calm; look?: (place: Place) => Promise<void> },
  held: Promises,
): Promise<CutRun> {
  const server = await scene.server({ latencyMs: size.latencyMs });
  const place = await scene.place(server, evaluationOf(size));
  const child = scene.start(place, 'run', ...concurrent(size), ...json);
  const firstEnded = ended(child);
  await reached(server, cut.moment, child);
  const cutAt = Date.now();
  child.kill(cut.signal);
  const first = await firstEnded;
  const ending = Date.now() - cutAt;

  const kept = keptIn(place, held);
  await cut.look?.(place);
  const second = await assay(place, 'run', ...concurrent(size), ...json);
  held.expect(second.code === 0, `the run that went on ended with ${second.code}: ${second.stderr.trim()}`);
  if (second.code === 0) held.expect(numbersOf(second) === cut.calm.numbers, 'the report has other numbers');
  keptIn(place, held);
  const counted = cutThrough(callsOf(server), cutAt);
  const lost = Math.max(0, counted.finished - kept);
  held.expect(lost === 0, `${lost} finished calls were lost`);
  held.expect(counted.paidTwice === 0, `${counted.paidTwice} finished calls were paid twice`);
  held.expect(counted.repeated <= size.concurrency, `${counted.repeated} calls in flight were repeated`);
  return { place, first, ending, lost, ...counted };
}

export function concurrent({ concurrency }: Pick<Size, 'concurrency'>): string[] {
  return ['--concurrency', String(concurrency)];
}

/** Waits until a run has come so far. */
export async function reached(
  server: GeminiServer,
  { begun, later }: Moment,
  child: ChildProcess,
): Promise<void> {
  while (server.counts.generateContent < begun && child.exitCode === null) await wait(2);
  await wait(later);
}

/** How many calls the journal holds, which must be whole. */
function keptIn(place: Place, held: Promises): number {
  const path = join(place.folder, '.assay/journal.db');
  if (!existsSync(path)) return 0;
  const database = new DatabaseSync(path, { readOnly: true });
  try {
    const check = database.prepare('PRAGMA integrity_check').get()?.['integrity_check'];
    held.expect(check === 'ok', `the journal is damaged: ${String(check)}`);
    const made = database.prepare("SELECT 1 FROM sqlite_master WHERE name = 'calls'").get() !== undefined;
    return made ? Number(database.prepare('SELECT count(*) AS n FROM calls').get()?.['n']) : 0;
  } catch (error) {
    held.expect(false, `the journal cannot be read: ${String(error)}`);
    return 0;
  } finally {
    database.close();
  }
}
